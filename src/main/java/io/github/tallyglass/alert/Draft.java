package io.github.tallyglass.alert;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An episode while the rules go over it, one after the other. In a new cycle nothing is told yet, save
/// that nothing was left: [Exhaustion] still has to tell that this is over.
final class Draft {

    private static final int ALL = 100;

    private final Reading reading;
    private final Set<AlertRule> told = EnumSet.noneOf(AlertRule.class);
    private @Nullable Integer warned;
    private int good;

    Draft(Reading reading) {
        this.reading = reading;
        var before = reading.before();
        if (before == null) {
            return;
        }
        told.addAll(before.told());
        warned = before.warned();
        good = before.good();
        if (reading.newCycle()) {
            warned = null;
            told.removeIf(rule -> rule != AlertRule.EXHAUSTED);
        }
    }

    boolean isTold(AlertRule rule) {
        return told.contains(rule);
    }

    void told(AlertRule rule) {
        told.add(rule);
    }

    void arm(AlertRule rule) {
        told.remove(rule);
    }

    /// Whether a threshold counts as told, or a higher one has to.
    boolean isWarned(int percent) {
        return warned != null && percent >= warned;
    }

    /// This threshold and all above count as told.
    void warned(int percent) {
        warned = percent;
    }

    /// All thresholds that a reading is at or below count as told.
    void warnedAt(BigDecimal remaining) {
        var mark = remaining.setScale(0, RoundingMode.CEILING).intValue();
        warned = mark >= ALL ? null : (Integer) mark;
    }

    /// Thresholds that a reading is above are armed; those that it is at or below stay as they are.
    void armBelow(BigDecimal remaining) {
        if (warned != null && remaining.compareTo(BigDecimal.valueOf(warned)) > 0) {
            warnedAt(remaining);
        }
    }

    int good() {
        return good;
    }

    void good(int readings) {
        good = readings;
    }

    /// A reading that tells no share or no reset leaves what was known: a window that nobody uses has no
    /// reset, and belongs to no new cycle yet.
    AlertEpisode episode() {
        var before = reading.before();
        var reset = reading.gauge().resetsAt();
        var left = reading.remaining();
        return new AlertEpisode(
                reading.gauge().subject(),
                reading.at(),
                left == null && before != null ? before.remaining() : left,
                reset == null ? before == null ? null : before.resetsAt() : reset.truncatedTo(SECONDS),
                warned,
                told,
                null,
                good);
    }
}
