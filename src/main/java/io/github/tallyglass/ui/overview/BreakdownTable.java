package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.CurrencySetting.Counted;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.chart.Legend;
import io.github.tallyglass.ui.chart.Palette;
import io.github.tallyglass.ui.overview.Parts.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The breakdown in figures: one line a value, the largest first, and their sum beneath. A click or Enter
/// narrows.
final class BreakdownTable extends VBox {

    private static final double LINE = 32;
    /// Kept free at the right edge, so that numbers stay where they are when a scroll bar appears.
    private static final double SCROLL_BAR = 12;

    /// Widths of all columns but the first, which takes the rest; narrow tables do without the bars of
    /// shares.
    private static final double[] WIDE = {92, 142, 74, 74, 64, 74, 80};
    private static final double[] NARROW = {94, 61, 73, 74, 64, 72, 74};
    private static final double WIDE_FROM = 700;

    /// Places of the columns that say what was paid, and of those that count tokens.
    private static final Set<Integer> MONEY = Set.of(1, 7);

    private static final Set<Integer> TOKENS = Set.of(4, 5, 6);

    /// Text of a cell, and what its tooltip says.
    record Words(String shown, String exact) {}

    private final OverviewModel model;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final TableView<Row> table = new TableView<>(rows);
    private final HBox total = new HBox();
    private Amounts amounts = new Amounts("USD");

    BreakdownTable(OverviewModel model, Language language, ObservableValue<String> first) {
        this.model = model;
        getStyleClass().add("breakdown");
        table.setFixedCellSize(LINE);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        // The chart above already says that there is nothing.
        table.setPlaceholder(Nodes.label(""));
        table.accessibleTextProperty().bind(first);
        table.setRowFactory(_ -> row());
        table.getColumns()
                .setAll(List.of(
                        column(first, NameCell::new, "text"),
                        number(
                                language.text("overview.cost"),
                                figures -> new Words(amounts.cell(figures), amounts.exact(figures))),
                        column(language.text("overview.share"), ShareCell::new, "text"),
                        number(language.text("overview.requests"), figures -> exact(figures.requests())),
                        ofTokens(
                                language.text("overview.input"),
                                figures -> brief(figures.tokens().inputSide())),
                        ofTokens(language.text("overview.cached"), BreakdownTable::cached),
                        ofTokens(
                                language.text("overview.output"),
                                figures -> brief(figures.tokens().output())),
                        ofTokens(language.text("overview.per-million"), this::perMillion)));
        table.widthProperty().subscribe(width -> fit(width.doubleValue()));
        setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(0);
        total.getStyleClass().add("total");
        getChildren().addAll(table, total);
        addTotal(language);
    }

    private void fit(double width) {
        var widths = width < WIDE_FROM ? NARROW : WIDE;
        var rest = width - SCROLL_BAR;
        for (var i = 0; i < widths.length; i++) {
            var column = table.getColumns().get(i + 1);
            column.setPrefWidth(widths[i]);
            rest -= column.isVisible() ? widths[i] : 0;
        }
        table.getColumns().getFirst().setPrefWidth(Math.max(60, rest));
    }

    /// Columns of money, of tokens, or both.
    void count(Counted counted) {
        for (var i = 1; i < table.getColumns().size(); i++) {
            var shown = MONEY.contains(i) ? counted.money() : !TOKENS.contains(i) || counted.tokens();
            table.getColumns().get(i).setVisible(shown);
            Nodes.present(total.getChildren().get(i), shown);
        }
        fit(table.getWidth());
    }

    /// @param tokensKnown whether the totals' tokens are
    void show(List<Row> newRows, Figures totals, boolean tokensKnown, Amounts newAmounts) {
        amounts = newAmounts;
        rows.setAll(newRows);
        table.refresh();
        for (var i = 1; i < total.getChildren().size(); i++) {
            var label = (Label) total.getChildren().get(i);
            if (label.getUserData() instanceof Column column) {
                label.setText(
                        newRows.isEmpty()
                                ? ""
                                : column.words(totals, tokensKnown).shown());
            } else {
                label.setText(newRows.isEmpty() ? "" : "100" + Numbers.SPACE + "%");
            }
        }
    }

    /// What a number column says of figures.
    ///
    /// @param ofTokens whether it takes tokens to say it
    private record Column(Function<Figures, Words> words, boolean ofTokens) {

        Words words(Figures figures, boolean tokensKnown) {
            return ofTokens && !tokensKnown ? new Words(Numbers.UNKNOWN, "") : words.apply(figures);
        }
    }

    private void addTotal(Language language) {
        for (var column : table.getColumns()) {
            var index = total.getChildren().size();
            var label = index == 0 ? Nodes.label(language.text("overview.total")) : new Label();
            label.setUserData(column.getUserData());
            label.setMinWidth(0);
            label.prefWidthProperty().bind(column.widthProperty());
            label.setMaxWidth(USE_PREF_SIZE);
            label.setAlignment(
                    column.getUserData() == null ? javafx.geometry.Pos.CENTER_LEFT : javafx.geometry.Pos.CENTER_RIGHT);
            total.getChildren().add(label);
        }
    }

    private TableRow<Row> row() {
        var row = new TableRow<Row>();
        row.setOnMouseClicked(_ -> narrow(row.getItem()));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                narrow(table.getSelectionModel().getSelectedItem());
            }
        });
        return row;
    }

    private void narrow(@Nullable Row row) {
        if (row != null && row.name() != null) {
            model.narrow(row.name());
        }
    }

    private static Words exact(long number) {
        return new Words(Numbers.exact(number), Numbers.exact(number));
    }

    private static Words brief(long number) {
        return new Words(Numbers.brief(number), Numbers.exact(number));
    }

    private static Words cached(Figures figures) {
        var tokens = figures.tokens();
        return new Words(
                Numbers.percent(tokens.cacheRead(), tokens.inputSide(), 0),
                Numbers.exact(tokens.cacheRead()) + " / " + Numbers.exact(tokens.inputSide()));
    }

    /// Cost of a million tokens of this mix.
    private Words perMillion(Figures figures) {
        var tokens = figures.tokens().total();
        if (tokens == 0) {
            return new Words(Numbers.UNKNOWN, "");
        }
        var price =
                amounts.value(figures).movePointRight(6).divide(BigDecimal.valueOf(tokens), 6, RoundingMode.HALF_UP);
        if (Amounts.isUnknown(figures)) {
            return new Words(Numbers.UNKNOWN, "");
        }
        var mark = figures.estimated() ? Amounts.ABOUT : "";
        return new Words(mark + amounts.cell(price), mark + Numbers.money(price, amounts.currency(), 6));
    }

    private TableColumn<Row, Row> number(ObservableValue<String> title, Function<Figures, Words> words) {
        return number(title, new Column(words, false));
    }

    private TableColumn<Row, Row> ofTokens(ObservableValue<String> title, Function<Figures, Words> words) {
        return number(title, new Column(words, true));
    }

    private static TableColumn<Row, Row> number(ObservableValue<String> title, Column words) {
        var column = column(title, () -> new NumberCell(words), "number");
        column.setUserData(words);
        return column;
    }

    private static TableColumn<Row, Row> column(
            ObservableValue<String> title, java.util.function.Supplier<TableCell<Row, Row>> cell, String styleClass) {
        var column = new TableColumn<Row, Row>();
        column.textProperty().bind(title);
        column.getStyleClass().add(styleClass);
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        column.setMinWidth(40);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    /// Swatch and name.
    private static final class NameCell extends TableCell<Row, Row> {
        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : row.label());
            setGraphic(empty || row == null ? null : Legend.swatch(Palette.styleClass(row.slot())));
            setGraphicTextGap(8);
        }
    }

    private static final class NumberCell extends TableCell<Row, Row> {
        private final Column column;
        private final Tooltip tooltip = new Tooltip();

        NumberCell(Column column) {
            this.column = column;
            getStyleClass().add("number");
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            var words = empty || row == null ? new Words("", "") : column.words(row.figures(), row.tokensKnown());
            setText(words.shown());
            tooltip.setText(words.exact());
            setTooltip(words.exact().isEmpty() ? null : tooltip);
        }
    }
}
