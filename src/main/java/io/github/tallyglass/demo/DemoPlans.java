package io.github.tallyglass.demo;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who pays what: plans as far as their windows reach, the wallet for the rest.
final class DemoPlans {

    private record Window(DemoPlan plan, long start) {}

    private final DemoHistory history;
    private final double scale;

    /// Rows of a window that no longer fitted into it, by their request.
    private final ConcurrentHashMap<Window, Set<Long>> tooMuch = new ConcurrentHashMap<>();

    DemoPlans(DemoHistory history, double scale) {
        this.history = history;
        this.scale = scale;
    }

    /// The plan that pays a row; null where the wallet does.
    @Nullable
    DemoPlan payerOf(DemoRow row) {
        for (var plan : DemoPlan.values()) {
            if (plan.isFor(row)) {
                var window = new Window(plan, plan.windowOf(row.at()));
                return overflow(window).contains(row.request()) ? null : plan;
            }
        }
        return null;
    }

    long total(DemoPlan plan) {
        return plan.total(scale);
    }

    /// Quota units used of the window that holds `now`.
    long used(DemoPlan plan, long now) {
        var start = plan.windowOf(now);
        return history.quota(start, now, now, row -> payerOf(row) == plan);
    }

    private Set<Long> overflow(Window window) {
        var known = tooMuch.get(window);
        return known == null ? tooMuch.computeIfAbsent(window, this::fill) : known;
    }

    /// In order of time, the rows still to come included: who pays a row is settled when it is written.
    private Set<Long> fill(Window window) {
        var plan = window.plan();
        var left = new long[] {total(plan)};
        var over = new HashSet<Long>();
        history.oldestFirst(window.start(), plan.next(window.start()) - 1, row -> {
            if (plan.isFor(row)) {
                if (row.quota() > left[0]) {
                    over.add(row.request());
                } else {
                    left[0] -= row.quota();
                }
            }
        });
        return over;
    }
}
