package io.github.tallyglass.query;

import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.store.PrunedDays;
import io.github.tallyglass.store.PrunedDays.Pruned;
import io.github.tallyglass.store.ZoneDays;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Cuts a range of one account into the coarsest pieces that can answer: whole months, whole days, whole
/// hours, and rows at the edges and wherever a day's roll-up is not up to date. Where rows of such a
/// stretch
/// are not kept any more, the sums that are kept of them stand beside the rows that are there.
///
/// @param dirtyDays days that only rows answer
/// @param dirtyMonths months whose own roll-up does not answer
/// @param pruned days of the range of which rows are not kept, in order
/// @param presentOnly whether rows that are not kept do not count
record Planner(ZoneDays days, Set<Long> dirtyDays, Set<Long> dirtyMonths, List<Pruned> pruned, boolean presentOnly) {

    /// @param pieces disjoint; those of one level in order of time
    /// @param unanswered seconds whose rows are not kept and of which no level can tell what is asked
    record Plan(List<Piece> pieces, IntervalSet unanswered) {}

    /// @param conditions on one account
    static Planner of(Handle handle, ZoneDays days, Conditions conditions, Bounds bounds, boolean presentOnly) {
        return new Planner(
                days,
                dirty(handle, "SELECT DISTINCT day FROM dirty_day", conditions),
                dirty(handle, "SELECT DISTINCT month FROM dirty_month", conditions),
                bounds.interval()
                        .map(span ->
                                PrunedDays.within(handle, conditions.accounts().getFirst(), span))
                        .orElse(List.of()),
                presentOnly);
    }

    private static Set<Long> dirty(Handle handle, String select, Conditions conditions) {
        var accounts = IdSet.list(conditions.accounts().stream().mapToLong(Long::longValue));
        return handle.createQuery(select + " WHERE account_id IN (" + accounts + ")")
                .mapTo(Long.class)
                .set();
    }

    /// @param to last second; before `from` for nothing at all
    /// @param allowed levels that can answer the question
    Plan plan(long from, long to, Set<Level> allowed) {
        var apart = new TreeSet<Long>();
        var pieces = new ArrayList<>(pieces(from, to, allowed, apart));
        var kept = new KeptPieces(from, to, allowed);
        if (!presentOnly) {
            var rowsOnly = isRowsOnly(allowed);
            for (var day : pruned) {
                if (rowsOnly || !day.isOf(days) || apart.contains(day.day())) {
                    kept.add(day, day.isOf(days));
                }
            }
        }
        pieces.addAll(kept.pieces());
        return new Plan(pieces, kept.unanswered());
    }

    private static boolean isRowsOnly(Set<Level> allowed) {
        return !allowed.contains(Level.HOUR) && !allowed.contains(Level.DAY);
    }

    /// @param apart takes the pruned days that roll-ups do not answer
    private List<Piece> pieces(long from, long to, Set<Level> allowed, Set<Long> apart) {
        if (isRowsOnly(allowed)) {
            return from > to ? List.of() : List.of(new Piece(Level.ROWS, from, to));
        }
        var ownDays =
                pruned.stream().filter(day -> day.isOf(days)).map(Pruned::day).collect(Collectors.toSet());
        var foreignDays = pruned.stream()
                .filter(day -> !day.isOf(days))
                .flatMap(day -> LongStream.rangeClosed(
                                days.dayOf(day.rows().from()),
                                days.dayOf(day.rows().to()))
                        .boxed())
                .collect(Collectors.toSet());
        var noMonths = Stream.concat(presentOnly ? ownDays.stream() : Stream.empty(), foreignDays.stream())
                .map(day -> (long) ZoneDays.monthOf(day))
                .collect(Collectors.toSet());
        var pieces = new ArrayList<Piece>();
        for (var start = from; start <= to; start = pieces.getLast().to() + 1) {
            var day = days.dayOf(start);
            var wholeDay = start == days.startOfDay(day);
            var month = ZoneDays.monthOf(day);
            var endOfMonth = days.endOfDay(ZoneDays.lastDayOf(month));
            var endOfDay = days.endOfDay(day);
            if (wholeDay
                    && allowed.contains(Level.MONTH)
                    && day == ZoneDays.firstDayOf(month)
                    && endOfMonth <= to
                    && !dirtyMonths.contains((long) month)
                    && !noMonths.contains((long) month)) {
                add(pieces, new Piece(Level.MONTH, start, endOfMonth));
            } else if (foreignDays.contains(day)
                    || ownDays.contains(day)
                            && (presentOnly || dirtyDays.contains(day) || !wholeDay || endOfDay > to)) {
                apart.add(day);
                add(pieces, new Piece(Level.ROWS, start, Math.min(endOfDay, to)));
            } else if (dirtyDays.contains(day)) {
                add(pieces, new Piece(Level.ROWS, start, Math.min(endOfDay, to)));
            } else if (wholeDay && allowed.contains(Level.DAY) && endOfDay <= to) {
                add(pieces, new Piece(Level.DAY, start, endOfDay));
            } else {
                partOfDay(pieces, start, Math.min(endOfDay, to), endOfDay, allowed);
            }
        }
        return pieces;
    }

    /// Whole local hours from the hours' roll-up, what is left of an hour at both ends from rows.
    private void partOfDay(List<Piece> pieces, long from, long to, long endOfDay, Set<Level> allowed) {
        if (!allowed.contains(Level.HOUR)) {
            add(pieces, new Piece(Level.ROWS, from, to));
            return;
        }
        var firstHour = hourOf(from) == from ? from : nextHour(from, endOfDay);
        var lastHour = to == endOfDay || hourOf(to + 1) == to + 1 ? to : hourOf(to) - 1;
        if (firstHour > lastHour) {
            add(pieces, new Piece(Level.ROWS, from, to));
            return;
        }
        if (from < firstHour) {
            add(pieces, new Piece(Level.ROWS, from, firstHour - 1));
        }
        add(pieces, new Piece(Level.HOUR, firstHour, lastHour));
        if (lastHour < to) {
            add(pieces, new Piece(Level.ROWS, lastHour + 1, to));
        }
    }

    private long hourOf(long second) {
        var stretches = days.stretches(days.startOfDay(days.dayOf(second)), second);
        return stretches.getLast().hourOf(second);
    }

    private long nextHour(long second, long endOfDay) {
        for (var stretch : days.stretches(second, endOfDay)) {
            // Within the first stretch an hour begins where local minutes are zero; a later one begins one itself.
            var next = stretch.from() == second
                    ? second + 3600 - Math.floorMod(second + stretch.offset(), 3600L)
                    : stretch.from();
            if (next <= stretch.to()) {
                return next;
            }
        }
        return endOfDay + 1;
    }

    /// Neighbours of one level become one piece.
    private static void add(List<Piece> pieces, Piece next) {
        if (!pieces.isEmpty() && pieces.getLast().level() == next.level()) {
            var last = pieces.removeLast();
            pieces.add(new Piece(last.level(), last.from(), next.to()));
        } else {
            pieces.add(next);
        }
    }
}
