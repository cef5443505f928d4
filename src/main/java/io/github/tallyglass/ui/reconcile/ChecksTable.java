package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.reconcile.WordCell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Compared days, one a line. Enter or a double click opens a day's requests.
final class ChecksTable extends StackPane {

    private static final double LINE = 33;
    private static final double SCROLL_BAR = 12;

    /// Narrower tables leave out when a day was compared; the state's tooltip tells it.
    private static final double ROOMY = 1000;

    private static final double NARROWEST_REASON = 120;
    private static final double DAY = 98;
    private static final double DAY_WITH_YEAR = 140;

    private final ReconcileModel model;
    private final Language language;
    private final ObservableList<DayLine> lines = FXCollections.observableArrayList();
    private final TableView<DayLine> table = WordCell.table(LINE);
    private final Map<TableColumn<DayLine, DayLine>, Double> widths = new LinkedHashMap<>();
    private final TableColumn<DayLine, DayLine> day;
    private final TableColumn<DayLine, DayLine> why;
    private final TableColumn<DayLine, DayLine> when;
    private CheckWords words;

    ChecksTable(ReconcileModel model, Language language) {
        this.model = model;
        this.language = language;
        words = newWords();
        table.setItems(lines);
        table.setId("reconcile-days");
        table.getStyleClass().add("checks-table");
        table.accessibleTextProperty().bind(language.text("reconcile.table"));
        day = add("day", "text", DAY, line -> Words.of(words.day(line.check().day())));
        add(
                "account",
                "muted",
                88,
                line -> Words.of(
                        language.name(line.account().name()),
                        language.name(line.account().name()) + "\n"
                                + language.texts().host(line.account().host())));
        add("local", "number", 88, line -> sum(line, line.check().localQuota()));
        add("gateway", "number", 88, line -> sum(line, line.check().serverQuota()));
        add("difference", "number", 104, this::difference);
        add("state", "text", 116, this::state);
        why = add("why", "muted", 0, line -> Words.of(words.why(line.check()), words.why(line.check())));
        when = add(
                "when", "faint", 112, line -> Words.of(words.moment(line.check().checkedAt())));
        table.widthProperty().subscribe(width -> fit(width.doubleValue()));
        table.setRowFactory(_ -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            var line = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && line != null) {
                model.showRequests(line);
                event.consume();
            }
        });
        new DayMenu(table, model, language).install();
        getChildren().add(table);
        model.linesProperty().subscribe(this::show);
        language.textsProperty().subscribe(_ -> show());
        model.zone().zoneProperty().subscribe(_ -> show());
    }

    private void show() {
        words = newWords();
        var selected = table.getSelectionModel().getSelectedItem();
        var now = model.linesProperty().get();
        if (!lines.equals(now)) {
            lines.setAll(now);
        }
        table.refresh();
        widths.put(
                day,
                lines.stream().allMatch(line -> words.isThisYear(line.check().day())) ? DAY : DAY_WITH_YEAR);
        fit(table.getWidth());
        if (selected != null) {
            lines.stream()
                    .filter(line -> line.account().id() == selected.account().id()
                            && line.check().day().equals(selected.check().day()))
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        }
    }

    private CheckWords newWords() {
        return new CheckWords(
                language.texts(), model.zone().zone(), model.zone().now());
    }

    private Words sum(DayLine line, @Nullable Long quota) {
        return Words.of(words.sum(line.account(), quota), words.exact(line.account(), quota));
    }

    private Words difference(DayLine line) {
        var tone = switch (line.check().state()) {
            case DIFFERS -> "bad";
            case EQUAL -> "faint";
            case EXPLAINED, NOT_COVERED, NO_STAT -> "muted";
        };
        return new Words(
                words.difference(line), words.exact(line.account(), line.check().difference()), tone, null);
    }

    private Words state(DayLine line) {
        var state = line.check().state();
        var differing = line.check().differing();
        return new Words(
                words.state(state),
                language.get("reconcile.compared-at", words.moment(line.check().checkedAt()))
                        + (differing.isEmpty() ? "" : "\n" + words.stretches(differing, Integer.MAX_VALUE)),
                "",
                StatesCard.dot(state));
    }

    private TableColumn<DayLine, DayLine> add(
            String name, String styleClass, double width, Function<DayLine, Words> cell) {
        var column = WordCell.column(styleClass, cell);
        column.textProperty().bind(language.text("reconcile.column." + name));
        column.setId("reconcile-" + name);
        table.getColumns().add(column);
        widths.put(column, width);
        return column;
    }

    private void fit(double width) {
        when.setVisible(width > ROOMY);
        var taken = SCROLL_BAR;
        for (var column : List.copyOf(widths.entrySet())) {
            if (column.getKey() != why && column.getKey().isVisible()) {
                column.getKey().setPrefWidth(column.getValue());
                taken += column.getValue();
            }
        }
        why.setPrefWidth(Math.max(NARROWEST_REASON, width - taken));
    }

    private TableRow<DayLine> row() {
        var row = new TableRow<DayLine>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && row.getItem() != null) {
                model.showRequests(row.getItem());
            }
        });
        return row;
    }
}
