package io.github.tallyglass.alert;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A gauge beside how far its episode had come before.
///
/// @param before null for a subject that was never read
record Reading(Gauge gauge, @Nullable AlertEpisode before, Instant now) {

    /// Clocks of this computer and of a proxy may differ by less.
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    /// When it was made, in whole seconds: an episode that comes back from the cache knows no more.
    Instant at() {
        return gauge.observedAt().truncatedTo(SECONDS);
    }

    /// Whether it may warn and arm: good, tells something, and newer than the last that did.
    boolean counts() {
        return gauge.good() && (gauge.remaining() != null || gauge.money() != null) && isNewer();
    }

    private boolean isNewer() {
        if (before == null || at().isAfter(before.observedAt())) {
            return true;
        }
        var lastIsFromTheFuture = before.observedAt().isAfter(now.plus(CLOCKS_DIFFER));
        return lastIsFromTheFuture && !at().equals(before.observedAt());
    }

    /// Percent, never below 0; null where only an amount is told.
    @Nullable
    BigDecimal remaining() {
        var told = gauge.remaining();
        return told == null ? null : told.max(BigDecimal.ZERO);
    }

    /// Nothing is left. Of a sum the amount tells, since a share is rounded.
    boolean empty() {
        var money = gauge.money();
        if (money != null && gauge.kind() == GaugeKind.BALANCE) {
            return money.left().signum() <= 0;
        }
        if (money != null && gauge.kind() == GaugeKind.BUDGET) {
            return Sums.isSpent(money);
        }
        var left = remaining();
        return left != null && left.signum() == 0;
    }

    /// The reset lies later, by more than providers round, and either the old one had come by the time of
    /// this reading or less is used than before.
    boolean newCycle() {
        var old = before == null ? null : before.resetsAt();
        var next = gauge.resetsAt();
        if (old == null || next == null || !next.truncatedTo(SECONDS).isAfter(old.plus(Gauge.SAME_RESET))) {
            return false;
        }
        return oldResetHadCome() || lessIsUsed();
    }

    boolean oldResetHadCome() {
        var old = before == null ? null : before.resetsAt();
        return old != null && !at().isBefore(old);
    }

    private boolean lessIsUsed() {
        var last = before == null ? null : before.remaining();
        var left = remaining();
        return last != null && left != null && left.compareTo(last) > 0;
    }

    /// Of two readings of one subject in one look: what counts, the newer, the lower.
    Reading orBetter(Reading other) {
        return Comparator.comparing(Reading::counts)
                                .thenComparing(Reading::at)
                                .thenComparing(Reading::remaining, Comparator.nullsFirst(Comparator.reverseOrder()))
                                .compare(this, other)
                        < 0
                ? other
                : this;
    }

    /// What the user is to be told of it.
    Alert alert(
            AlertRule rule,
            @Nullable BigDecimal value,
            @Nullable BigDecimal limit,
            String unit,
            @Nullable Instant moment) {
        var until = rule == AlertRule.BALANCE_LOW ? null : gauge.resetsAt();
        return new Alert(
                rule,
                gauge.subject(),
                gauge.kind(),
                gauge.account(),
                gauge.login(),
                gauge.label(),
                gauge.length(),
                value,
                limit,
                unit,
                moment,
                until,
                gauge.observedAt());
    }

    /// With what is left as its value: percent, of a balance the amount.
    Alert alertOfTheRest(AlertRule rule, @Nullable Instant moment) {
        var money = gauge.money();
        return gauge.kind() == GaugeKind.BALANCE && money != null
                ? alert(rule, money.left(), null, money.currency(), moment)
                : alert(rule, remaining(), null, "%", moment);
    }
}
