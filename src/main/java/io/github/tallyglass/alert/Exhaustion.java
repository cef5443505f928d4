package io.github.tallyglass.alert;

import static io.github.tallyglass.domain.AlertRule.BACK_AGAIN;
import static io.github.tallyglass.domain.AlertRule.EXHAUSTED;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import org.jspecify.annotations.Nullable;

/// Nothing is left, once until there is something again; and something again, only after nothing was.
///
/// In a new cycle, or after the old reset, one reading is believed; within a cycle a second one has to
/// agree, since a provider's glitch looks the same. While another window of the login is at 0, something in
/// this one is of no use and is not told, now or later: that window's own return will be.
final class Exhaustion {

    private static final int BELIEVED = 2;

    private final AlertBook book;
    private final Blocks blocks;

    Exhaustion(AlertBook book, Blocks blocks) {
        this.book = book;
        this.blocks = blocks;
    }

    @Nullable
    Alert step(Reading reading, Draft draft) {
        if (reading.gauge().kind() == GaugeKind.BUDGET) {
            return null;
        }
        if (reading.empty()) {
            return nothing(reading, draft);
        }
        if (!wasEmpty(reading)) {
            return null;
        }
        if (stillEmpty(reading)) {
            draft.good(draft.good() + 1);
            return null;
        }
        draft.arm(EXHAUSTED);
        draft.good(0);
        var tells = isOn(reading, BACK_AGAIN) && !blocks.silences(reading.gauge());
        return tells ? reading.alertOfTheRest(BACK_AGAIN, null) : null;
    }

    private @Nullable Alert nothing(Reading reading, Draft draft) {
        var isTold = wasEmpty(reading) && !reading.newCycle();
        draft.told(EXHAUSTED);
        draft.good(0);
        return isTold || !isOn(reading, EXHAUSTED) ? null : reading.alertOfTheRest(EXHAUSTED, null);
    }

    /// Whether nothing is left as far as this reading can be believed.
    static boolean stillEmpty(Reading reading) {
        var before = reading.before();
        if (reading.empty() || before == null || !wasEmpty(reading)) {
            return reading.empty();
        }
        return !reading.newCycle() && !reading.oldResetHadCome() && before.good() + 1 < BELIEVED;
    }

    private static boolean wasEmpty(Reading reading) {
        return reading.before() != null && reading.before().told().contains(EXHAUSTED);
    }

    private boolean isOn(Reading reading, AlertRule rule) {
        return book.choice(
                        rule,
                        reading.gauge().subject().accountId(),
                        reading.gauge().kind())
                .on();
    }
}
