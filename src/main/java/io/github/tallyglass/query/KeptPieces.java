package io.github.tallyglass.query;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.store.PrunedDays.Pruned;
import io.github.tallyglass.store.ZoneDays;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Of a range, the part that only the sums of pruned days answer: a day's sums where the range holds all
/// the
/// rows that went, whole hours where it does not. What is left of hours at the edges nobody can tell any
/// more.
final class KeptPieces {

    private final long from;
    private final long to;
    private final Set<Level> allowed;
    private final List<Piece> pieces = new ArrayList<>();
    private IntervalSet unanswered = IntervalSet.EMPTY;

    /// @param allowed levels that can answer the question
    KeptPieces(long from, long to, Set<Level> allowed) {
        this.from = from;
        this.to = to;
        this.allowed = allowed;
    }

    List<Piece> pieces() {
        return pieces;
    }

    IntervalSet unanswered() {
        return unanswered;
    }

    /// @param byItsDate whether days are counted now as this one was: else its hours are the better answer
    void add(Pruned day, boolean byItsDate) {
        var rows = day.rows();
        if (rows.from() > to || rows.to() < from) {
            return;
        }
        var whole = from <= rows.from() && to >= rows.to();
        var hours = allowed.contains(Level.HOUR);
        if (whole && allowed.contains(Level.DAY) && (byItsDate || !hours)) {
            join(new Piece(Level.KEPT_DAY, rows.from(), rows.to(), new Piece.Days(day.day(), day.day())));
        } else if (hours) {
            hours(day);
        } else {
            miss(Math.max(from, rows.from()), Math.min(to, rows.to()));
        }
    }

    private void hours(Pruned day) {
        var zone = new ZoneDays(day.zone());
        var first = day.bounds().from();
        if (from > day.rows().from()) {
            first = hourOf(zone, from) == from ? from : hourAfter(zone, from);
            miss(from, Math.min(to, first - 1));
        }
        var last = day.bounds().to();
        if (to < day.rows().to()) {
            last = hourOf(zone, to + 1) - 1;
            miss(Math.max(from, last + 1), to);
        }
        if (first <= last) {
            join(new Piece(Level.KEPT_HOUR, first, last, new Piece.Days(day.day(), day.day())));
        }
    }

    private void join(Piece next) {
        var last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null
                && last.level() == next.level()
                && last.days().last() + 1 == next.days().first()) {
            pieces.removeLast();
            pieces.add(last.upTo(next));
        } else {
            pieces.add(next);
        }
    }

    private void miss(long first, long last) {
        if (first <= last) {
            unanswered = unanswered.plus(new Interval(first, last));
        }
    }

    private static long hourOf(ZoneDays zone, long second) {
        return zone.stretches(zone.startOfDay(zone.dayOf(second)), second)
                .getLast()
                .hourOf(second);
    }

    private static long hourAfter(ZoneDays zone, long second) {
        var next = second + 1;
        var hour = hourOf(zone, second);
        // At most a few: hours are cut where the clock is changed.
        while (hourOf(zone, next) == hour) {
            next += 3600 - Math.floorMod(next - hour, 3600L);
        }
        return hourOf(zone, next);
    }
}
