package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.query.EffectivePrice;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.reconcile.WordCell.Words;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// Effective prices, one account, model and month a line. Enter or a double click opens the requests
/// behind it.
final class PricesTable extends StackPane {

    private static final double LINE = 33;
    private static final double SCROLL_BAR = 12;
    private static final double NARROWEST_MODEL = 130;

    private final PricesModel model;
    private final Language language;
    private final TableView<EffectivePrice> table = WordCell.table(LINE);
    private final Map<TableColumn<EffectivePrice, EffectivePrice>, Double> widths = new LinkedHashMap<>();
    private final TableColumn<EffectivePrice, EffectivePrice> name;
    private final ContextMenu menu = new ContextMenu();

    PricesTable(PricesModel model, Language language) {
        this.model = model;
        this.language = language;
        table.setId("prices-table");
        table.getStyleClass().add("checks-table");
        table.accessibleTextProperty().bind(language.text("prices.title"));
        add("account", "muted", 96, line -> Words.of(language.name(line.account())));
        name = add(
                "model",
                "text",
                0,
                line -> Words.of(line.model().isEmpty() ? Numbers.UNKNOWN : line.model(), line.model()));
        add("month", "text", 84, line -> Words.of(line.month().toString()));
        add("per-million", "number", 118, this::perMillion);
        add("cost", "number", 100, PricesTable::cost);
        add(
                "requests",
                "number",
                86,
                line -> Words.of(Numbers.exact(line.figures().requests())));
        add("tokens", "number", 86, PricesTable::tokens);
        add("differing", "number", 76, this::differing);
        add("changes", "number", 76, PricesTable::changes);
        table.widthProperty().subscribe(width -> fit(width.doubleValue()));
        table.setRowFactory(_ -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            var line = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && line != null) {
                model.showRequests(line, false);
                event.consume();
            }
        });
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> menu.hide());
        getChildren().add(table);
        model.pricesProperty().subscribe(prices -> {
            var lines = prices == null ? List.<EffectivePrice>of() : prices.lines();
            if (!table.getItems().equals(lines)) {
                table.getItems().setAll(lines);
            }
        });
        language.textsProperty().subscribe(_ -> table.refresh());
    }

    private Words perMillion(EffectivePrice line) {
        var price = line.perMillion();
        if (price == null) {
            return Words.of(Numbers.UNKNOWN);
        }
        var converted = converted(line.figures(), line.currency());
        var tokens = line.figures().tokens().total();
        var other = converted == null
                ? ""
                : "\n"
                        + Numbers.money(
                                converted
                                        .getValue()
                                        .multiply(new BigDecimal(1_000_000))
                                        .divide(BigDecimal.valueOf(tokens), 6, java.math.RoundingMode.HALF_UP),
                                converted.getKey(),
                                4);
        return Words.of(
                Numbers.money(price, line.currency(), 3),
                language.get(
                                "prices.per-million.exact",
                                Numbers.money(price, line.currency(), QuotaUnit.SCALE),
                                Numbers.exact(tokens))
                        + other);
    }

    private static Map.@org.jspecify.annotations.Nullable Entry<String, BigDecimal> converted(
            Figures figures, String currency) {
        return figures.converted().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(currency))
                .findFirst()
                .orElse(null);
    }

    private static Words cost(EffectivePrice line) {
        var cost = line.figures().cost().getOrDefault(line.currency(), BigDecimal.ZERO);
        return Words.of(Numbers.money(cost, line.currency()), Numbers.money(cost, line.currency(), QuotaUnit.SCALE));
    }

    private static Words tokens(EffectivePrice line) {
        var tokens = line.figures().tokens().total();
        return Words.of(Numbers.brief(tokens), Numbers.exact(tokens));
    }

    /// Where no row of the line carries ratios, nothing was checked.
    private Words differing(EffectivePrice line) {
        if (line.checked() == 0) {
            return new Words(Numbers.UNKNOWN, language.get("prices.unchecked"), "faint", null);
        }
        return new Words(
                Numbers.exact(line.differing()),
                language.get("prices.differing.exact", Numbers.exact(line.differing()), Numbers.exact(line.checked())),
                line.differing() == 0 ? "faint" : "bad",
                null);
    }

    private static Words changes(EffectivePrice line) {
        return new Words(Numbers.exact((long) line.ratioChanges()), "", line.ratioChanges() == 0 ? "faint" : "", null);
    }

    private void menu(ContextMenuEvent event) {
        var line = table.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        var all = item("reconcile.menu.requests", () -> model.showRequests(line, false));
        var differing = item("prices.show-differing", () -> model.showRequests(line, true));
        differing.setDisable(line.differing() == 0);
        menu.getItems().setAll(all, differing);
        menu.show(table, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(language.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private TableRow<EffectivePrice> row() {
        var row = new TableRow<EffectivePrice>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && row.getItem() != null) {
                model.showRequests(row.getItem(), false);
            }
        });
        return row;
    }

    private TableColumn<EffectivePrice, EffectivePrice> add(
            String key, String styleClass, double width, Function<EffectivePrice, Words> cell) {
        var column = WordCell.column(styleClass, cell);
        column.textProperty().bind(language.text("prices.column." + key));
        column.setId("prices-" + key);
        table.getColumns().add(column);
        widths.put(column, width);
        return column;
    }

    private void fit(double width) {
        var taken = SCROLL_BAR;
        for (var column : widths.entrySet()) {
            if (column.getKey() != name) {
                column.getKey().setPrefWidth(column.getValue());
                taken += column.getValue();
            }
        }
        name.setPrefWidth(Math.max(NARROWEST_MODEL, width - taken));
    }
}
