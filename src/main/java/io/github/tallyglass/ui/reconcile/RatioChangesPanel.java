package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.query.RatioChange;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.reconcile.WordCell.Words;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ratios that became others, the latest first; absent where none did.
final class RatioChangesPanel extends VBox {

    private static final double LINE = 30;
    private static final int MOST_LINES = 4;
    private static final double HEADINGS = 31;

    private final PricesModel model;
    private final Language language;
    private final Label title = Nodes.label("", "panel-title");
    private final TableView<RatioChange> table = WordCell.table(LINE);
    private CheckWords words;

    RatioChangesPanel(PricesModel model, Language language) {
        this.model = model;
        this.language = language;
        words = newWords();
        getStyleClass().addAll("panel", "vanished");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(title);
        head.getStyleClass().addAll("panel-head", "vanished-head");
        table.setId("ratio-changes");
        table.accessibleTextProperty().bind(language.text("prices.changes"));
        add(
                "when",
                "text",
                change -> Words.of(
                        words.moment(change.at()),
                        change.at().atZone(model.zone().zone()).toString()));
        add("account", "muted", change -> Words.of(language.name(change.account())));
        add("model", "text", change -> Words.of(change.model(), change.model()));
        add(
                "ratio",
                "text",
                change -> Words.of(language.get("prices.ratio." + change.ratio().word())));
        add("group", "muted", change -> Words.of(change.group().isEmpty() ? Numbers.UNKNOWN : change.group()));
        add("before", "number", change -> Words.of(change.before().toPlainString()));
        add("after", "number", change -> Words.of(change.after().toPlainString()));
        table.widthProperty().subscribe(width -> fit(width.doubleValue()));
        getChildren().addAll(head, table);
        setMinHeight(USE_PREF_SIZE);
        model.pricesProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private void show() {
        words = newWords();
        var prices = model.pricesProperty().get();
        var changes = prices == null ? List.<RatioChange>of() : prices.changes().reversed();
        Nodes.present(this, !changes.isEmpty());
        title.setText(language.get("prices.changed", Numbers.exact((long) changes.size()), changes.size()));
        table.getItems().setAll(changes);
        table.refresh();
        table.setPrefHeight(HEADINGS + LINE * Math.min(MOST_LINES, Math.max(1, changes.size())) + 2);
        table.setMinHeight(USE_PREF_SIZE);
    }

    private CheckWords newWords() {
        return new CheckWords(
                language.texts(), model.zone().zone(), model.zone().now());
    }

    private void add(String name, String styleClass, Function<RatioChange, Words> cell) {
        var column = WordCell.column(styleClass, cell);
        column.textProperty().bind(language.text("prices.column." + name));
        table.getColumns().add(column);
    }

    private void fit(double width) {
        var each = (width - 12) / table.getColumns().size();
        table.getColumns().forEach(column -> column.setPrefWidth(Math.max(60, each)));
    }
}
