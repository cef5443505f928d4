package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AlertChoice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Chooses whether a rule warns, where, and from where on.
@Command(name = "set")
final class AlertsSetCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final AlertScope scope = new AlertScope();

    @Parameters(index = "1", arity = "0..1", paramLabel = "on|off", descriptionKey = "cli.option.alerts-on")
    private String state = "on";

    @Mixin
    private final AlertLimitOptions limits = new AlertLimitOptions();

    AlertsSetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        scope.check(session);
        var rule = scope.rule(session);
        var kind = scope.kind(session);
        limits.check(session, rule);
        if (!state.equals("on") && !state.equals("off")) {
            throw session.usage("cli.usage.alerts-on");
        }
        try (var services = session.openToWrite()) {
            var account = scope.account(session, services);
            var before = services.alerts().book().choice(rule, account, kind);
            var choice =
                    new AlertChoice(rule, account, kind, state.equals("on"), limits.over(session, before.limits()));
            session.value(services.alerts().choose(choice));
            session.say(session.texts().get(choice.on() ? "cli.alerts.set-on" : "cli.alerts.set-off", rule.word()));
            return ExitCode.DONE;
        }
    }
}
