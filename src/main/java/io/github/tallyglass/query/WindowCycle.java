package io.github.tallyglass.query;

import io.github.tallyglass.domain.Figures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stretch of a window from a reset to the next.
///
/// @param points in order of time
/// @param spent what rows say was used in it; null where no rows are read
public record WindowCycle(
        Instant from,
        Instant to,
        List<Point> points,
        @Nullable Figures spent) {

    /// One of which no rows are known.
    public WindowCycle(Instant from, Instant to, List<Point> points) {
        this(from, to, points, null);
    }

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
