package io.github.tallyglass.domain;

/// A closed interval of whole seconds, both ends included.
///
/// @param from epoch seconds, UTC
/// @param to epoch seconds, UTC; not before `from`
public record Interval(long from, long to) implements Comparable<Interval> {

    public Interval {
        if (to < from) {
            throw new IllegalArgumentException("interval ends before it begins: " + from + " > " + to);
        }
    }

    public long seconds() {
        return to - from + 1;
    }

    public boolean contains(long second) {
        return from <= second && second <= to;
    }

    @Override
    public int compareTo(Interval other) {
        return from != other.from ? Long.compare(from, other.from) : Long.compare(to, other.to);
    }
}
