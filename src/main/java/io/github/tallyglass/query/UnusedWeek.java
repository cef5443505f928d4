package io.github.tallyglass.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What was left unused of a window when it was reset, over one week.
///
/// @param monday the week's first day
/// @param cycles how often the window was reset in that week
/// @param unusedPercent the mean of what was left at these resets, 0…100
public record UnusedWeek(LocalDate monday, int cycles, BigDecimal unusedPercent) {

    /// @param now cycles that end later are not over
    static List<UnusedWeek> of(List<WindowCycle> cycles, Instant now, ZoneId zone) {
        var weeks = new TreeMap<LocalDate, List<BigDecimal>>();
        for (var cycle : cycles) {
            if (!cycle.to().isAfter(now)) {
                var day = LocalDate.ofInstant(cycle.to(), zone);
                weeks.computeIfAbsent(
                                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), any -> new ArrayList<>())
                        .add(cycle.leftAtEnd());
            }
        }
        return weeks.entrySet().stream()
                .map(week -> new UnusedWeek(week.getKey(), week.getValue().size(), mean(week.getValue())))
                .toList();
    }

    private static BigDecimal mean(List<BigDecimal> shares) {
        return shares.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(shares.size()), 2, RoundingMode.HALF_UP);
    }
}
