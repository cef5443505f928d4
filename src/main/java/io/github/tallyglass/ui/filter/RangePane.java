package io.github.tallyglass.ui.filter;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Further presets, and a range from one date to another, with times if wanted.
final class RangePane extends VBox {

    private final SelectionModel selection;
    private final Language language;
    private final UserZone zone;
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final TextField fromTime = time();
    private final TextField toTime = time();
    private final Label problem = Nodes.label("", "bad", "small");
    private Runnable done = () -> {};

    RangePane(SelectionModel selection, Language language, UserZone zone) {
        this.selection = selection;
        this.language = language;
        this.zone = zone;
        getStyleClass().add("range-pane");
        var presets = new FlowPane(6, 6);
        RangeSegments.FURTHER.forEach(words -> presets.getChildren()
                .add(Nodes.button(language.text("filter.range." + words), () -> take(words), "small")));
        var current = zone.range(selection.selection().range());
        var start = current.from();
        from.setValue(start == null ? null : LocalDate.ofInstant(start, zone.zone()));
        to.setValue(LocalDate.ofInstant(current.to().minusSeconds(1), zone.zone()));
        from.setConverter(new IsoDate());
        to.setConverter(new IsoDate());
        from.setPrefWidth(140);
        to.setPrefWidth(140);
        var dates = new GridPane(8, 8);
        row(dates, 0, "filter.from", from, fromTime);
        row(dates, 1, "filter.to", to, toTime);
        problem.setWrapText(true);
        Nodes.present(problem, false);
        getChildren()
                .addAll(
                        presets,
                        dates,
                        Nodes.label(language.text("filter.times-optional"), "faint", "tiny"),
                        problem,
                        Nodes.button(language.text("common.apply"), this::apply, "primary"));
    }

    /// Dates are written `2026-11-18` in both languages, as everywhere in the program.
    private static final class IsoDate extends StringConverter<LocalDate> {
        @Override
        public String toString(@Nullable LocalDate date) {
            return date == null ? "" : date.toString();
        }

        @Override
        public @Nullable LocalDate fromString(String text) {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        }
    }

    void whenDone(Runnable action) {
        done = action;
    }

    private static TextField time() {
        var field = new TextField();
        field.setPromptText("00:00");
        field.setPrefColumnCount(5);
        return field;
    }

    private void row(GridPane grid, int row, String name, DatePicker date, TextField time) {
        var words = language.text(name);
        date.accessibleTextProperty().bind(words);
        time.accessibleTextProperty().bind(language.text(name + "-time"));
        grid.addRow(row, Nodes.label(words, "muted"), date, time);
    }

    private void take(String words) {
        selection.showRange(words);
        done.run();
    }

    private void apply() {
        var first = bound(from.getValue(), fromTime, false);
        var last = bound(to.getValue(), toTime, true);
        if (first == null || last == null || !(zone.parse(first + ".." + last) instanceof Result.Ok<TimeRange>)) {
            problem.setText(language.get("filter.bad-range"));
            Nodes.present(problem, true);
            return;
        }
        take(first + ".." + last);
    }

    /// A date alone, or with a time and its offset; null when it is neither.
    private @Nullable String bound(@Nullable LocalDate date, TextField time, boolean end) {
        if (date == null) {
            return null;
        }
        var typed = time.getText().strip();
        var otherTyped = !(end ? fromTime : toTime).getText().isBlank();
        if (typed.isEmpty() && !otherTyped) {
            return date.toString();
        }
        try {
            // One time alone: the other bound is the start or the end of its day.
            var moment = typed.isEmpty()
                    ? (end ? date.plusDays(1) : date).atStartOfDay(zone.zone())
                    : date.atTime(LocalTime.parse(typed.length() == 4 ? "0" + typed : typed))
                            .atZone(zone.zone());
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.toOffsetDateTime());
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
