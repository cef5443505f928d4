package io.github.tallyglass.alert;

import static io.github.tallyglass.domain.AlertRule.RUNS_OUT;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import org.jspecify.annotations.Nullable;

/// At the pace so far it runs out before the reset: once a cycle, and again after the pace has lasted. No
/// pace changes nothing; a window that has run out already has nothing to foretell.
final class Pacing {

    private final AlertBook book;

    Pacing(AlertBook book) {
        this.book = book;
    }

    @Nullable
    Alert step(Reading reading, Draft draft, @Nullable Alert louder) {
        var gauge = reading.gauge();
        if (!RUNS_OUT.kinds().contains(gauge.kind())) {
            return louder;
        }
        if (reading.empty()) {
            draft.told(RUNS_OUT);
            return louder;
        }
        var pace = gauge.pace();
        if (pace == null) {
            return louder;
        }
        if (pace.lasts()) {
            draft.arm(RUNS_OUT);
            return louder;
        }
        var on =
                book.choice(RUNS_OUT, gauge.subject().accountId(), gauge.kind()).on();
        if (draft.isTold(RUNS_OUT) || (on && louder != null)) {
            return louder;
        }
        draft.told(RUNS_OUT);
        return on ? reading.alertOfTheRest(RUNS_OUT, pace.runsOutAt()) : louder;
    }
}
