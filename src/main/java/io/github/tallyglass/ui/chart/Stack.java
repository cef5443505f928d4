package io.github.tallyglass.ui.chart;

import java.math.BigDecimal;
import java.util.List;

/// What a stacked chart shows.
///
/// @param lines series from the bottom up
/// @param bars one per step of time, in order
/// @param labelEvery distances between labels under the axis that read well, smallest first
public record Stack(List<Line> lines, List<Bar> bars, List<Integer> labelEvery, Ticks ticks, List<String> tickLabels) {

    public static final Stack NONE =
            new Stack(List.of(), List.of(), List.of(1), Ticks.upTo(BigDecimal.ZERO, true), List.of());

    /// How a bar came about, a style class each.
    public enum Mark {
        WHOLE,
        PARTIAL,
        AGGREGATE
    }

    /// @param label as the legend names it
    /// @param slot colour, see [Palette]
    public record Line(String label, int slot) {}

    /// @param label under the axis, where there is room
    /// @param values one per line
    /// @param words the tooltip: exact figures
    public record Bar(String label, List<BigDecimal> values, String words, Mark mark) {}

    public boolean isEmpty() {
        return bars.stream().flatMap(bar -> bar.values().stream()).allMatch(value -> value.signum() <= 0);
    }
}
