package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// From where on a rule warns, each rule by its own options; what is not said stays as it is.
final class AlertLimitOptions {

    private static final String NONE = "off";
    private static final int MOST_DAYS = 365;

    @Option(names = "--at", paramLabel = "20,10", descriptionKey = "cli.option.alerts-at")
    private @Nullable String at;

    @Option(names = "--below", paramLabel = "5USD", descriptionKey = "cli.option.alerts-below")
    private @Nullable String below;

    @Option(names = "--days", paramLabel = "3", descriptionKey = "cli.option.alerts-days")
    private @Nullable String days;

    @Option(names = "--after", paramLabel = "2h", descriptionKey = "cli.option.alerts-after")
    private @Nullable String after;

    /// Wrong usage where a limit is another rule's.
    void check(Session session, AlertRule rule) {
        refuse(session, "--at", at, rule == AlertRule.REMAINING, AlertRule.REMAINING);
        refuse(session, "--below", below, rule == AlertRule.BALANCE_LOW, AlertRule.BALANCE_LOW);
        refuse(session, "--days", days, rule == AlertRule.BALANCE_LOW, AlertRule.BALANCE_LOW);
        refuse(session, "--after", after, rule == AlertRule.SYNC_BROKEN, AlertRule.SYNC_BROKEN);
        over(session, AlertLimits.NONE);
    }

    private static void refuse(
            Session session, String option, @Nullable String value, boolean fits, AlertRule belongs) {
        if (value != null && !fits) {
            throw session.usage("cli.usage.alerts-option", option, belongs.word());
        }
    }

    /// These limits in place of those before.
    AlertLimits over(Session session, AlertLimits before) {
        var amount = below == null ? before.amount() : null;
        var currency = below == null ? before.currency() : "";
        if (below != null && !below.equals(NONE)) {
            var money = Amount.of(session, "--below", below);
            amount = money.amount();
            currency = money.currency();
        }
        return new AlertLimits(
                at == null ? before.percents() : percents(session, at),
                amount,
                currency,
                days == null ? before.days() : days(session, days),
                after == null ? before.after() : Lengths.of(session, after));
    }

    private static List<Integer> percents(Session session, String text) {
        var percents = new ArrayList<Integer>();
        for (var part : text.split(",", -1)) {
            if (!part.strip().matches("[0-9]{1,2}")) {
                throw session.usage("cli.usage.alerts-at");
            }
            percents.add(Integer.valueOf(part.strip()));
        }
        return percents;
    }

    private static @Nullable Integer days(Session session, String text) {
        if (text.equals(NONE)) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST_DAYS) {
            throw session.usage("cli.usage.alerts-days");
        }
        return Integer.valueOf(text);
    }
}
