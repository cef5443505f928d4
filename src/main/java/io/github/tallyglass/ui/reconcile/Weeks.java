package io.github.tallyglass.ui.reconcile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// Days as a grid: weeks are columns, Monday is the first row.
record Weeks(DaySpan span) {

    static final int ROWS = 7;

    int columns() {
        return span.days() == 0 ? 0 : column(span.last()) + 1;
    }

    int column(LocalDate day) {
        return (int) ChronoUnit.WEEKS.between(monday(), day);
    }

    static int row(LocalDate day) {
        return day.getDayOfWeek().getValue() - 1;
    }

    /// The day of a cell; empty where the grid has none.
    Optional<LocalDate> day(int column, int row) {
        if (column < 0 || row < 0 || row >= ROWS) {
            return Optional.empty();
        }
        var day = monday().plusWeeks(column).plusDays(row);
        return span.contains(day) ? Optional.of(day) : Optional.empty();
    }

    /// The nearest day that the grid has.
    LocalDate within(LocalDate day) {
        return day.isBefore(span.first()) ? span.first() : day.isAfter(span.last()) ? span.last() : day;
    }

    private LocalDate monday() {
        return span.first().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
