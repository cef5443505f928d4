package io.github.tallyglass.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The program itself: no command opens the window.
@Command(name = "tallyglass", synopsisSubcommandLabel = "[COMMAND …]")
final class TallyglassCommand implements Callable<Integer> {

    static final List<String> LANGUAGES = List.of("en", "zh");

    private final Session session;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "cli.option.home", scope = ScopeType.INHERIT)
    private @Nullable String home;

    @Option(names = "--lang", paramLabel = "en|zh", descriptionKey = "cli.option.lang", scope = ScopeType.INHERIT)
    private @Nullable String language;

    @Option(
            names = {"-v", "--verbose"},
            descriptionKey = "cli.option.verbose",
            scope = ScopeType.INHERIT)
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help",
            scope = ScopeType.INHERIT)
    private boolean help;

    @Option(names = "--version", descriptionKey = "cli.option.version")
    private boolean version;

    @Option(names = "--tray", descriptionKey = "cli.option.tray")
    private boolean tray;

    TallyglassCommand(Session session) {
        this.session = session;
    }

    /// Checks the global options and hands them to the session, before any command runs.
    ///
    /// @param commanded whether a command follows
    void accept(boolean commanded) {
        if (tray && commanded) {
            throw session.usage("cli.usage.tray");
        }
        if (language != null && !LANGUAGES.contains(language)) {
            throw session.usage("cli.usage.language", language);
        }
        try {
            session.accept(home == null ? null : Path.of(home), language, verbose);
        } catch (InvalidPathException notAPath) {
            throw session.usage("cli.usage.home");
        }
    }

    @Override
    public Integer call() {
        if (version) {
            session.print("tallyglass " + session.root().version());
            return ExitCode.DONE;
        }
        session.value(session.root()
                .window(
                        session.options(),
                        tray,
                        () -> session.say(session.texts().get("cli.tray.none"))));
        return ExitCode.DONE;
    }
}
