package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import java.util.List;

/// What a list without bounds proves, and what it can no longer show (gateway contract §6.2, step 10). Pure.
///
/// @param covered seconds that are complete once the list is merged
/// @param lost seconds whose rows may have been dropped before they were read
record KeyCoverage(IntervalSet covered, IntervalSet lost) {

    /// Rows at the end of a list that tell where it ends: one alone may stand far from its time.
    private static final int TAIL = 3;

    /// What is known before the list.
    ///
    /// @param oldest first wanted second
    /// @param end last settled second on the server's clock when the list was asked for
    record Before(IntervalSet covered, IntervalSet lost, long oldest, long end) {}

    /// @param seconds of the list's rows as listed, newest first
    /// @param cut older rows may be missing from the list
    static KeyCoverage of(List<Long> seconds, boolean cut, Before before) {
        if (!cut) {
            return ofWhole(seconds, before);
        }
        return seconds.isEmpty() ? new KeyCoverage(IntervalSet.EMPTY, IntervalSet.EMPTY) : ofCut(seconds, before);
    }

    /// The list goes by the order in which rows were written, and so ends in the middle of a second. Rows
    /// are stamped by clocks that differ: what was dropped may bear a later second than what is left, by
    /// as much as rows in the list do, or by the few seconds that rows are given to settle elsewhere.
    private static KeyCoverage ofCut(List<Long> seconds, Before before) {
        var tail = seconds.subList(Math.max(0, seconds.size() - TAIL), seconds.size());
        var ends = tail.stream().mapToLong(Long::longValue).max().orElseThrow();
        var complete = ends + Math.max(disorder(seconds), Asker.FREEZE_SECONDS) + 1;
        var last = before.covered().last();
        var reached = last.isPresent() ? last.get().to() + 1 : 0;
        return new KeyCoverage(
                complete <= before.end() ? set(complete, before.end()) : IntervalSet.EMPTY,
                reached < complete ? set(reached, complete - 1) : IntervalSet.EMPTY);
    }

    /// Everything is listed that the server still has. What was lost stays so, unless the list reaches
    /// beyond it.
    private static KeyCoverage ofWhole(List<Long> seconds, Before before) {
        var oldestRow = seconds.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        var from = Math.min(before.oldest(), oldestRow);
        if (from > before.end()) {
            return new KeyCoverage(IntervalSet.EMPTY, IntervalSet.EMPTY);
        }
        var covered = set(from, before.end());
        for (var lost : before.lost().intervals()) {
            if (lost.from() < oldestRow) {
                covered = covered.minus(new Interval(lost.from(), Math.min(lost.to(), oldestRow - 1)));
            }
        }
        return new KeyCoverage(covered, IntervalSet.EMPTY);
    }

    /// By how many seconds a row stands before one that is later than it.
    private static long disorder(List<Long> seconds) {
        var earliest = Long.MAX_VALUE;
        var most = 0L;
        for (var second : seconds) {
            earliest = Math.min(earliest, second);
            most = Math.max(most, second - earliest);
        }
        return most;
    }

    private static IntervalSet set(long from, long to) {
        return IntervalSet.of(List.of(new Interval(from, to)));
    }
}
