package io.github.tallyglass.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// One stretch of a window from a reset to the next.
///
/// @param points in order of time
public record WindowCycle(Instant from, Instant to, List<Point> points) {

    /// @param leftPercent 0…100
    public record Point(Instant at, BigDecimal leftPercent) {}

    public WindowCycle {
        points = List.copyOf(points);
    }

    /// What was left at the last point; 100 without any.
    public BigDecimal leftAtEnd() {
        return points.isEmpty() ? new BigDecimal(100) : points.getLast().leftPercent();
    }
}
