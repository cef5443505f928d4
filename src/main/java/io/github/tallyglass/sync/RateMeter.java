package io.github.tallyglass.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/// Rows a second over the last minute, so that a rate shown follows a change of pace.
final class RateMeter {

    private static final Duration MEMORY = Duration.ofSeconds(60);

    private record Mark(Instant at, long rows) {}

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();

    void add(Instant at, long rows) {
        marks.addLast(new Mark(at, rows));
        forget(at);
    }

    /// 0 until two moments can be compared.
    long perSecond(Instant now) {
        forget(now);
        if (marks.size() < 2) {
            return 0;
        }
        // The first mark's rows were read before the time that is measured here.
        var rows = marks.stream().skip(1).mapToLong(Mark::rows).sum();
        var millis = Math.max(1, Duration.between(marks.getFirst().at(), now).toMillis());
        return Math.round(rows * 1000.0 / millis);
    }

    private void forget(Instant now) {
        while (marks.size() > 2 && marks.getFirst().at().isBefore(now.minus(MEMORY))) {
            marks.removeFirst();
        }
    }
}
