package io.github.tallyglass.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes the home where there is none yet, and prints where things are.
@Command(name = "init")
final class InitCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.openToKeep()) {
            var places = services.places();
            if (json) {
                session.printDocument(new Document(
                        places.database().toString(),
                        places.settings().toString(),
                        places.secrets().toString(),
                        places.spool().toString(),
                        places.logs().toString()));
                return ExitCode.DONE;
            }
            var lines = new LinkedHashMap<String, Object>();
            lines.put("database", places.database());
            lines.put("settings", places.settings());
            lines.put("secrets", places.secrets());
            lines.put("spool", places.spool());
            lines.put("logs", places.logs());
            lines.forEach((what, where) -> session.print(session.texts().get("cli.init." + what, where)));
            return ExitCode.DONE;
        }
    }

    private record Document(String database, String settings, String secrets, String spool, String logs) {}
}
