package io.github.tallyglass.cli;

import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The whole command line: reads the words, runs one command, turns every end into an exit code.
public final class Program {

    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    private final Root root;
    private final Terminal terminal;

    public Program(Root root, Terminal terminal) {
        this.root = root;
        this.terminal = terminal;
    }

    /// Runs one command, or the window, and prints what came of it.
    ///
    /// @return the exit code: 0 done, 1 failed, 2 wrong usage, 3 done in part
    public int run(String... args) {
        var texts = new Texts(language(args));
        var session = new Session(root, terminal, texts);
        try {
            return commandLine(session, Arrays.asList(args).contains("--json")).execute(args);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
            terminal.stop().finished();
        }
    }

    private CommandLine commandLine(Session session, boolean json) {
        var commands = new CommandLine(new TallyglassCommand(session))
                .addSubcommand(new CommandLine(new AccountCommand(session))
                        .addSubcommand(new AccountAddCommand(session))
                        .addSubcommand(new AccountListCommand(session))
                        .addSubcommand(new AccountTestCommand(session))
                        .addSubcommand(new AccountStatisticsCommand(session))
                        .addSubcommand(new AccountDefinitionCommand(session))
                        .addSubcommand(new AccountEditCommand(session))
                        .addSubcommand(new AccountPauseCommand(session))
                        .addSubcommand(new AccountResumeCommand(session))
                        .addSubcommand(new AccountRemoveCommand(session)))
                .addSubcommand(new SyncCommand(session))
                .addSubcommand(new QuotaCommand(session))
                .addSubcommand(new CollectCommand(session))
                .addSubcommand(new CommandLine(new AlertsCommand(session))
                        .addSubcommand(new AlertsSetCommand(session))
                        .addSubcommand(new AlertsUnsetCommand(session))
                        .addSubcommand(new CommandLine(new BudgetCommand(session))
                                .addSubcommand(new BudgetAddCommand(session))
                                .addSubcommand(new BudgetListCommand(session))
                                .addSubcommand(new BudgetRemoveCommand(session)))
                        .addSubcommand(new AlertsQuietCommand(session))
                        .addSubcommand(new AlertsTestCommand(session)))
                .addSubcommand(new ReportCommand(session))
                .addSubcommand(new PricesCommand(session))
                .addSubcommand(new CommandLine(new PriceCommand(session))
                        .addSubcommand(new PriceListCommand(session))
                        .addSubcommand(new PriceSetCommand(session))
                        .addSubcommand(new PriceRemoveCommand(session))
                        .addSubcommand(new PriceImportCommand(session))
                        .addSubcommand(new PriceApplyCommand(session)))
                .addSubcommand(new ExportCommand(session))
                .addSubcommand(new ReconcileCommand(session))
                .addSubcommand(new ServeCommand(session))
                .addSubcommand(new InitCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new DemoCommand(session));
        inWrittenOrder(commands);
        return commands
                // A value such as @bob is a value, not a file of arguments.
                .setExpandAtFiles(false)
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .setResourceBundle(ResourceBundle.getBundle(
                        "messages.cli",
                        session.texts().locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setExecutionStrategy(parsed -> {
                    try {
                        var words = parsed.asCommandLineList();
                        words.getFirst().<TallyglassCommand>getCommand().accept(words.size() > 1);
                    } catch (Problem.Thrown wrong) {
                        return tell(session, wrong.problem(), json);
                    }
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setParameterExceptionHandler(
                        (wrong, words) -> tell(session, UsageProblems.of(wrong, session.texts()), json))
                .setExecutionExceptionHandler(
                        (thrown, command, parsed) -> tell(session, problem(session, thrown), json));
    }

    /// Help lists options as the commands have them, the important ones first, not by the alphabet.
    private static void inWrittenOrder(CommandLine command) {
        command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
        command.getSubcommands().values().forEach(Program::inWrittenOrder);
    }

    private static Problem problem(Session session, Exception thrown) {
        if (thrown instanceof Problem.Thrown known) {
            return known.problem();
        }
        var failure = session.root().failureBehind(thrown);
        if (failure.isPresent()) {
            return Problem.of(failure.get(), session.texts());
        }
        LOG.error("The command ended with an unexpected error", thrown);
        return new Problem(
                "internal",
                // Its text may hold anything; the log masks it, a terminal does not.
                session.texts().get("cli.internal", thrown.getClass().getSimpleName()),
                session.texts().get("cli.internal-advice"),
                ExitCode.FAILED);
    }

    private static int tell(Session session, Problem problem, boolean json) {
        session.say(problem.message());
        session.say(problem.advice());
        if (json) {
            session.printDocument(new JsonDocuments.Failed(
                    new JsonDocuments.ErrorDocument(problem.code(), problem.message(), problem.advice())));
        }
        return problem.exitCode();
    }

    /// The language must be known before the words are read, so that what is said about them is in it.
    private Locale language(String... args) {
        var words = List.of(args);
        var value = "";
        for (var index = 0; index < words.size(); index++) {
            if (words.get(index).startsWith("--lang=")) {
                value = words.get(index).substring("--lang=".length());
            } else if (words.get(index).equals("--lang") && index + 1 < words.size()) {
                value = words.get(index + 1);
            }
        }
        return TallyglassCommand.LANGUAGES.contains(value) ? Locale.forLanguageTag(value) : terminal.language();
    }
}
