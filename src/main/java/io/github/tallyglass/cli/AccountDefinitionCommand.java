package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.sync.GatewayDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the definition of a custom gateway for others to use, or one to begin from. There is no secret in it.
@Command(name = "definition")
final class AccountDefinitionCommand implements Callable<Integer> {

    private final Session session;
    private final GatewayDefinitions definitions = new GatewayDefinitions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", descriptionKey = "cli.option.name")
    private @Nullable String name;

    @Option(names = "--example", descriptionKey = "cli.option.definition-example")
    private boolean example;

    @Option(names = "--all", descriptionKey = "cli.option.definition-all")
    private boolean all;

    @Option(names = "--out", paramLabel = "FILE|-", descriptionKey = "cli.option.definition-out")
    private String out = "-";

    AccountDefinitionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var given = name;
        if (example == (given != null)) {
            throw session.usage("cli.usage.definition-of");
        }
        var text = given == null ? definitions.example() : definitionOf(given);
        write(all ? session.value(definitions.whole(text)) : text);
        return ExitCode.DONE;
    }

    private String definitionOf(String account) {
        try (var services = session.open()) {
            return services.accounts()
                    .find(account)
                    .map(Account::definition)
                    .filter(text -> !text.isEmpty())
                    .orElseThrow(() -> session.problem(new Failure.BadInput(account, "no-definition")));
        }
    }

    private void write(String text) {
        if (out.equals("-")) {
            session.terminal().out().print(text);
            session.terminal().out().flush();
            return;
        }
        try {
            Files.writeString(Path.of(out), text);
        } catch (IOException | InvalidPathException broken) {
            throw session.problem(new Failure.FileFault(out, broken.getClass().getSimpleName()));
        }
    }
}
