package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Interval;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What gateways are to be asked about.
///
/// @param reread whether the hours that disagree are read again
/// @param days how many, over all parts
record Order(boolean reread, ZoneId zone, int days, List<Part> parts) {

    /// One call of the reconciler.
    record Part(Interval range, Set<Long> accounts, int days) {}

    /// Days that lie next to each other and belong to one account are asked together, others are left
    /// alone.
    ///
    /// @param now epoch seconds
    static Order rereading(List<DayLine> lines, ZoneId zone, long now) {
        var sorted = lines.stream()
                .sorted(Comparator.comparing((DayLine line) -> line.account().name())
                        .thenComparing(line -> line.check().day()))
                .toList();
        var parts = new ArrayList<Part>();
        var begin = 0;
        for (var i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !follows(sorted.get(i - 1), sorted.get(i))) {
                parts.add(part(sorted.subList(begin, i), zone, now));
                begin = i;
            }
        }
        return new Order(true, zone, lines.size(), List.copyOf(parts));
    }

    private static boolean follows(DayLine one, DayLine next) {
        return one.account().id() == next.account().id()
                && one.check().day().plusDays(1).equals(next.check().day());
    }

    private static Part part(List<DayLine> lines, ZoneId zone, long now) {
        var from = start(lines.getFirst().check().day(), zone);
        var to = start(lines.getLast().check().day().plusDays(1), zone) - 1;
        return new Part(
                new Interval(from, Math.max(from, Math.min(to, now))),
                Set.of(lines.getFirst().account().id()),
                lines.size());
    }

    private static long start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toEpochSecond();
    }
}
