package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which rule a command is about, and where.
final class AlertScope {

    @Parameters(index = "0", paramLabel = "RULE", descriptionKey = "cli.option.alerts-rule")
    private String word = "";

    @Option(names = "--account", paramLabel = "NAME", descriptionKey = "cli.option.alerts-account")
    private @Nullable String account;

    @Option(
            names = "--kind",
            paramLabel = "5h|7d|30d|other|plan|balance|budget",
            descriptionKey = "cli.option.alerts-kind")
    private @Nullable String kindWord;

    AlertRule rule(Session session) {
        return AlertRule.of(word)
                .orElseThrow(() -> session.usage(
                        "cli.usage.alerts-rule",
                        Arrays.stream(AlertRule.values()).map(AlertRule::word).collect(Collectors.joining(", "))));
    }

    /// Null for all kinds. Wrong usage where the rule does not speak of it.
    @Nullable
    GaugeKind kind(Session session) {
        if (kindWord == null) {
            return null;
        }
        var rule = rule(session);
        return GaugeKind.of(kindWord).filter(rule.kinds()::contains).orElseThrow(() -> wrongKind(session, rule));
    }

    private static Problem.Thrown wrongKind(Session session, AlertRule rule) {
        return rule.kinds().isEmpty()
                ? session.usage("cli.usage.alerts-no-kind", rule.word())
                : session.usage(
                        "cli.usage.alerts-kind",
                        rule.word(),
                        rule.kinds().stream().map(GaugeKind::word).collect(Collectors.joining(", ")));
    }

    /// 0 for all. Wrong usage where there is no such account, or where budgets are meant, which may span
    /// accounts.
    long account(Session session, Services services) {
        if (account == null) {
            return 0;
        }
        if (rule(session) == AlertRule.OVER_BUDGET || kind(session) == GaugeKind.BUDGET) {
            throw session.usage("cli.usage.alerts-budget-account");
        }
        return new AccountNames(services).id(session, account);
    }

    void check(Session session) {
        rule(session);
        kind(session);
    }
}
