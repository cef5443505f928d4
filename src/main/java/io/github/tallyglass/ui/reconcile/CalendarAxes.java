package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.text.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.control.Label;

/// Names of months above the weeks, and of every other weekday beside them.
final class CalendarAxes extends Group {

    /// Between the names of two months.
    private static final double GAP = 6;

    private static final List<DayOfWeek> NAMED = List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    private record Month(Label label, int column) {}

    private record Weekday(Label label, int row) {}

    private final List<Month> months = new ArrayList<>();
    private final List<Weekday> weekdays = new ArrayList<>();

    CalendarAxes() {
        setMouseTransparent(true);
    }

    void show(DaySpan span, Texts texts) {
        months.clear();
        weekdays.clear();
        getChildren().clear();
        var weeks = new Weeks(span);
        for (var day = span.first();
                !day.isAfter(span.last());
                day = day.withDayOfMonth(1).plusMonths(1)) {
            months.add(new Month(add(name(day, texts)), weeks.column(day)));
        }
        NAMED.forEach(day -> weekdays.add(
                new Weekday(add(day.getDisplayName(TextStyle.SHORT, texts.locale())), day.getValue() - 1)));
    }

    private static String name(LocalDate day, Texts texts) {
        return day.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, texts.locale());
    }

    private Label add(String words) {
        var label = new Label(words);
        label.getStyleClass().add("axis-label");
        getChildren().add(label);
        return label;
    }

    /// @param left where the weeks begin
    /// @param top where they begin
    void place(double left, double top, double pitch, double side) {
        var free = Double.POSITIVE_INFINITY;
        // From the right: a month that is cut off at the left gives way to the one that follows.
        for (var month : months.reversed()) {
            month.label().autosize();
            var x = Math.rint(left + month.column() * pitch);
            month.label().relocate(x, Math.rint(top - month.label().getHeight() - 2));
            month.label().setVisible(x + month.label().getWidth() + GAP <= free);
            free = month.label().isVisible() ? x : free;
        }
        for (var weekday : weekdays) {
            weekday.label().autosize();
            var middle = top + weekday.row() * pitch + side / 2;
            weekday.label()
                    .relocate(
                            Math.rint(left - 8 - weekday.label().getWidth()),
                            Math.rint(middle - weekday.label().getHeight() / 2));
        }
    }
}
