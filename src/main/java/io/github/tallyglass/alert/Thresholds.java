package io.github.tallyglass.alert;

import static io.github.tallyglass.domain.AlertRule.EXHAUSTED;
import static io.github.tallyglass.domain.AlertRule.OVER_BUDGET;
import static io.github.tallyglass.domain.AlertRule.REMAINING;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What is left is at or below a threshold that is not told: the lowest of these speaks, all above count
/// as told. A reading above a threshold arms it.
///
/// A threshold that the user adds while an episode runs speaks with the next reading, unless one below it
/// has spoken. Nothing left is the word of [Exhaustion] (of a budget: of [Sums]) where that is on.
final class Thresholds {

    private final AlertBook book;

    Thresholds(AlertBook book) {
        this.book = book;
    }

    /// @param louder what the subject says in this look already
    @Nullable
    Alert step(Reading reading, Draft draft, @Nullable Alert louder) {
        var left = reading.remaining();
        if (left == null) {
            return louder;
        }
        draft.armBelow(left);
        var gauge = reading.gauge();
        var account = gauge.subject().accountId();
        var choice = book.choice(REMAINING, account, gauge.kind());
        var othersWord = reading.empty()
                && book.choice(last(gauge.kind()), account, gauge.kind()).on();
        if (louder != null || othersWord || !choice.on()) {
            draft.warnedAt(left);
            return louder;
        }
        var crossed = choice.limits().percents().stream()
                .filter(percent -> left.compareTo(BigDecimal.valueOf(percent)) <= 0)
                .min(Comparator.naturalOrder());
        if (crossed.isEmpty() || draft.isWarned(crossed.get())) {
            return null;
        }
        draft.warned(crossed.get());
        return reading.alert(REMAINING, left, BigDecimal.valueOf(crossed.get()), "%", null);
    }

    /// The rule that speaks when nothing is left.
    static AlertRule last(@Nullable GaugeKind kind) {
        return kind == GaugeKind.BUDGET ? OVER_BUDGET : EXHAUSTED;
    }
}
