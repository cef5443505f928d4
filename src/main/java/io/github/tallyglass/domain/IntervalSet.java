package io.github.tallyglass.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A set of seconds as disjoint closed intervals in order, neighbours joined. Immutable.
public record IntervalSet(List<Interval> intervals) {

    public static final IntervalSet EMPTY = new IntervalSet(List.of());

    /// Takes intervals in any order, overlapping or not.
    public static IntervalSet of(Collection<Interval> any) {
        var joined = new ArrayList<Interval>();
        for (var next : any.stream().sorted().toList()) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && next.from() <= last.to() + 1) {
                joined.set(joined.size() - 1, new Interval(last.from(), Math.max(last.to(), next.to())));
            } else {
                joined.add(next);
            }
        }
        return new IntervalSet(List.copyOf(joined));
    }

    public boolean isEmpty() {
        return intervals.isEmpty();
    }

    public IntervalSet plus(Interval added) {
        var all = new ArrayList<>(intervals);
        all.add(added);
        return of(all);
    }

    public IntervalSet plus(IntervalSet other) {
        var all = new ArrayList<>(intervals);
        all.addAll(other.intervals);
        return of(all);
    }

    public IntervalSet minus(Interval removed) {
        var rest = new ArrayList<Interval>();
        for (var one : intervals) {
            if (one.to() < removed.from() || one.from() > removed.to()) {
                rest.add(one);
                continue;
            }
            if (one.from() < removed.from()) {
                rest.add(new Interval(one.from(), removed.from() - 1));
            }
            if (one.to() > removed.to()) {
                rest.add(new Interval(removed.to() + 1, one.to()));
            }
        }
        return new IntervalSet(List.copyOf(rest));
    }

    /// The seconds of `whole` that are not in this set.
    public IntervalSet gapsWithin(Interval whole) {
        var rest = new IntervalSet(List.of(whole));
        for (var one : intervals) {
            rest = rest.minus(one);
        }
        return rest;
    }

    public IntervalSet within(Interval bounds) {
        var kept = new ArrayList<Interval>();
        for (var one : intervals) {
            var from = Math.max(one.from(), bounds.from());
            var to = Math.min(one.to(), bounds.to());
            if (from <= to) {
                kept.add(new Interval(from, to));
            }
        }
        return new IntervalSet(List.copyOf(kept));
    }

    public boolean covers(Interval whole) {
        return intervals.stream().anyMatch(one -> one.from() <= whole.from() && whole.to() <= one.to());
    }

    public boolean contains(long second) {
        return intervals.stream().anyMatch(one -> one.contains(second));
    }

    public Optional<Interval> first() {
        return intervals.isEmpty() ? Optional.empty() : Optional.of(intervals.getFirst());
    }

    public Optional<Interval> last() {
        return intervals.isEmpty() ? Optional.empty() : Optional.of(intervals.getLast());
    }

    public long seconds() {
        return intervals.stream().mapToLong(Interval::seconds).sum();
    }
}
