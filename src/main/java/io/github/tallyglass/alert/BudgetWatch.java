package io.github.tallyglass.alert;

import io.github.tallyglass.domain.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sums up what budgets have seen spent, at most once a minute. Sums that are as they were are no news and
/// make no gauge. Not safe for use by several threads.
final class BudgetWatch {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private record Known(Budget budget, BudgetSpan span, BigDecimal spent) {}

    private final BudgetSums sums;
    private final Map<Long, Known> known = new HashMap<>();
    private List<Budget> asked = List.of();
    private @Nullable Instant summedAt;
    private boolean waits;

    BudgetWatch(BudgetSums sums) {
        this.sums = sums;
    }

    /// @param budgets as they are now; one that has changed is summed at once
    List<Gauge> gauges(List<Budget> budgets, Instant now) {
        var last = summedAt;
        waits = budgets.equals(asked) && last != null && !now.isBefore(last) && now.isBefore(last.plus(PAUSE));
        if (waits) {
            return List.of();
        }
        summedAt = now;
        asked = budgets;
        known.values().removeIf(each -> !budgets.contains(each.budget()));
        var gauges = new ArrayList<Gauge>();
        for (var budget : budgets) {
            if (budget.on()) {
                var spent = sums.spent(budget, now);
                var next = new Known(budget, sums.running(budget, now), spent);
                if (!next.equals(known.put(budget.id(), next))) {
                    gauges.add(sums.gauge(budget, spent, now));
                }
            }
        }
        return gauges;
    }

    /// When what was not looked at has its turn; empty where all of it was.
    Optional<Instant> next() {
        return waits && summedAt != null && asked.stream().anyMatch(Budget::on)
                ? Optional.of(summedAt.plus(PAUSE))
                : Optional.empty();
    }

    /// What was told by the last gauges was not kept: they are news once more.
    void forget() {
        known.clear();
        summedAt = null;
    }
}
