package io.github.tallyglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Shows a notification now.
@Command(name = "test")
final class AlertsTestCommand implements Callable<Integer> {

    private final Session session;

    AlertsTestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.open()) {
            session.value(services.alerts().test());
            session.say(session.texts().get("cli.alerts.tested"));
            return ExitCode.DONE;
        }
    }
}
