package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertLimits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Takes a choice back, so that what is wider holds again.
@Command(name = "unset")
final class AlertsUnsetCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final AlertScope scope = new AlertScope();

    AlertsUnsetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        scope.check(session);
        var rule = scope.rule(session);
        var kind = scope.kind(session);
        try (var services = session.openToWrite()) {
            var choice = new AlertChoice(rule, scope.account(session, services), kind, false, AlertLimits.NONE);
            var known = services.alerts().book().choices().stream().anyMatch(choice::sameScope);
            session.value(services.alerts().unchoose(choice));
            session.say(session.texts().get(known ? "cli.alerts.unset" : "cli.alerts.not-set", rule.word()));
            return ExitCode.DONE;
        }
    }
}
