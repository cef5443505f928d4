package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.query.WindowCycle.Point;
import io.github.tallyglass.store.Coverage;
import io.github.tallyglass.store.PrunedDays;
import io.github.tallyglass.store.WindowReadings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a window was used, reset by reset. A stretch of which all rows are there is drawn from them, so
/// that the time before the first reading shows too; any other from the readings that were taken in it.
final class WindowHistory {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final long DAY = 86_400;

    /// Steps of a stretch drawn from rows.
    private static final int STEPS = 30;

    private static final int MOST_CYCLES = 120;

    private final Snapshot snapshot;
    private final TimeRange range;
    private final String windowId;
    private final Optional<Account> account;

    WindowHistory(Snapshot snapshot, String accountName, String windowId, TimeRange range) {
        this.snapshot = snapshot;
        this.range = range;
        this.windowId = windowId;
        this.account = snapshot.accountsById().values().stream()
                .filter(each -> each.name().equals(accountName))
                .findFirst();
    }

    List<WindowCycle> cycles() {
        if (account.isEmpty()) {
            return List.of();
        }
        var id = account.get().id();
        var now = Math.min(snapshot.now().getEpochSecond(), range.to().getEpochSecond());
        var from = range.from() == null ? now - 7 * DAY : range.from().getEpochSecond();
        var latest = new WindowReadings(snapshot.handle(), id).latest();
        var window = latest.stream()
                .filter(each -> each.id().equals(windowId))
                .map(each -> each.at(snapshot.now()))
                .findFirst();
        if (window.isEmpty() || window.get().startsAt() == null || from >= now) {
            return List.of();
        }
        var rows = new Rows(id, window.get(), latest, new Interval(from, now));
        var seen = new WindowReadings(snapshot.handle(), id).history(windowId, new Interval(from, now));
        var cycles = new ArrayList<WindowCycle>();
        for (var stretch : stretches(window.get(), from, now)) {
            var points = rows.points(stretch);
            if (points.isEmpty()) {
                points = points(seen, stretch, now);
            }
            if (!points.isEmpty()) {
                cycles.addFirst(new WindowCycle(instant(stretch.from()), instant(stretch.to() + 1), points));
            }
        }
        return cycles;
    }

    /// From the present one backwards. Months are those of the calendar.
    private static List<Interval> stretches(QuotaWindow window, long from, long now) {
        var stretches = new ArrayList<Interval>();
        var start = start(window);
        var end = window.until().orElse(start.plusSeconds(Math.max(1, window.length())));
        while (end.getEpochSecond() > from && stretches.size() < MOST_CYCLES) {
            if (start.getEpochSecond() < end.getEpochSecond() && start.getEpochSecond() <= now) {
                stretches.add(new Interval(start.getEpochSecond(), end.getEpochSecond() - 1));
            }
            end = start;
            if (window.resetsAt() == null && window.length() >= DAY) {
                break;
            }
            start = window.isMonth()
                    ? start.atZone(ZoneOffset.UTC).minusMonths(1).toInstant()
                    : start.minusSeconds(Math.max(60, window.length()));
        }
        return stretches;
    }

    private static List<Point> points(List<WindowReadings.Seen> seen, Interval stretch, long now) {
        var points = new ArrayList<Point>();
        for (var state : seen) {
            var left = state.window().remainingPercent();
            var begin = state.window().startsAt();
            if (left == null || begin == null || !stretch.contains(begin.getEpochSecond())) {
                continue;
            }
            if (points.isEmpty()) {
                points.add(new Point(instant(stretch.from()), HUNDRED));
            }
            var until = Math.min(state.window().observedAt().getEpochSecond(), Math.min(now, stretch.to()));
            points.add(new Point(state.since(), left));
            if (until > state.since().getEpochSecond()) {
                points.add(new Point(instant(until), left));
            }
        }
        return points;
    }

    private static Instant start(QuotaWindow window) {
        return Objects.requireNonNull(window.startsAt());
    }

    private static Instant instant(long second) {
        return Instant.ofEpochSecond(second);
    }

    /// What a plan's rows say; nothing where they cannot be told from those of another plan.
    private final class Rows {

        private final IntervalSet known;
        private final TreeMap<Long, Long> quotas;
        private final @Nullable Long total;
        private final long now;
        private final long step;

        Rows(long accountId, QuotaWindow window, List<QuotaWindow> all, Interval bounds) {
            var read = Coverage.ROWS.read(snapshot.handle(), accountId);
            for (var day : PrunedDays.of(snapshot.handle(), accountId)) {
                // Sums do not tell plans apart.
                read = read.minus(day.rows());
            }
            known = read;
            now = bounds.to();
            step = step(window.length());
            var alone = all.size() == 1;
            var named = !window.label().isEmpty()
                    && all.stream()
                                    .filter(each -> each.label().equals(window.label()))
                                    .count()
                            == 1;
            var total = window.total();
            this.total = total != null && total > 0 && (alone || named) ? total : null;
            var wide = new Interval(bounds.from() - 2 * Math.max(DAY, window.length()), bounds.to());
            quotas = this.total == null
                    ? new TreeMap<>()
                    : new PlanRows(snapshot, accountId)
                            .quotaBySteps(
                                    wide,
                                    new PlanRows.Steps(start(window).getEpochSecond(), step),
                                    alone ? "" : window.label());
        }

        /// Steps must not reach over a reset: hours of a midnight, or what divides the window.
        private static long step(long length) {
            if (length >= DAY) {
                return 3_600;
            }
            var step = Math.max(1, length / STEPS);
            while (length % step != 0) {
                step--;
            }
            return step;
        }

        List<Point> points(Interval stretch) {
            var end = Math.min(stretch.to(), known.last().map(Interval::to).orElse(0L));
            var isKnown = end > stretch.from() && known.covers(new Interval(stretch.from(), end));
            if (total == null || !isKnown || quotas.isEmpty() || quotas.firstKey() > stretch.to()) {
                return List.of();
            }
            var points = new ArrayList<Point>();
            points.add(new Point(instant(stretch.from()), HUNDRED));
            var used = 0L;
            for (var entry : quotas.subMap(stretch.from(), true, end, true).entrySet()) {
                used += entry.getValue();
                points.add(new Point(instant(Math.min(end, entry.getKey() + step)), left(used)));
            }
            points.add(new Point(instant(Math.min(now, end)), left(used)));
            return points;
        }

        private BigDecimal left(long used) {
            var whole = Objects.requireNonNull(total);
            return HUNDRED.subtract(BigDecimal.valueOf(used)
                            .multiply(HUNDRED)
                            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP))
                    .max(BigDecimal.ZERO)
                    .min(HUNDRED);
        }
    }
}
