package io.github.tallyglass.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the user can be warned of.
public enum AlertRule {
    /// What is left is at or below one of the thresholds.
    REMAINING(true),
    /// Nothing is left.
    EXHAUSTED(true),
    /// Something is left again after nothing was.
    BACK_AGAIN(true),
    /// At the pace so far it runs out before the reset.
    RUNS_OUT(false),
    /// A prepaid balance is below an amount, or lasts for less than a number of days.
    BALANCE_LOW(false),
    /// More was spent in a day, a week or a month than the user has set.
    OVER_BUDGET(true),
    /// An account could not be read for long.
    SYNC_BROKEN(true),
    /// A CLIProxyAPI writes no usage records.
    STATISTICS_OFF(true);

    private final boolean onAtFirst;

    AlertRule(boolean onAtFirst) {
        this.onAtFirst = onAtFirst;
    }

    /// Whether it warns while the user has chosen nothing.
    public boolean onAtFirst() {
        return onAtFirst;
    }

    /// Kinds that it speaks of; none for a rule that speaks of accounts.
    public Set<GaugeKind> kinds() {
        return switch (this) {
            case REMAINING -> EnumSet.allOf(GaugeKind.class);
            case EXHAUSTED, BACK_AGAIN -> EnumSet.complementOf(EnumSet.of(GaugeKind.BUDGET));
            case RUNS_OUT -> EnumSet.complementOf(EnumSet.of(GaugeKind.BALANCE, GaugeKind.BUDGET));
            case BALANCE_LOW -> EnumSet.of(GaugeKind.BALANCE);
            case OVER_BUDGET -> EnumSet.of(GaugeKind.BUDGET);
            case SYNC_BROKEN, STATISTICS_OFF -> EnumSet.noneOf(GaugeKind.class);
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AlertRule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
