package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.reconcile.WordCell.Words;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Rows that gateways have no longer: one line says how many, folded out it lists the stretches.
final class VanishedPanel extends VBox {

    private static final double LINE = 30;
    private static final int MOST_LINES = 4;
    private static final double HEADINGS = 31;
    private static final double SCROLL_BAR = 12;

    private final ReconcileModel model;
    private final Language language;
    private final CurrencySetting currency;
    private final Label title = Nodes.label("", "panel-title");
    private final Label note = Nodes.label("", "faint");
    private final Button fold;
    private final TableView<VanishedLine> table = WordCell.table(LINE);
    private CheckWords words;
    private boolean open;

    VanishedPanel(ReconcileModel model, Language language, CurrencySetting currency) {
        this.model = model;
        this.language = language;
        this.currency = currency;
        words = newWords();
        getStyleClass().addAll("panel", "vanished");
        fold = Nodes.button(language.text("reconcile.vanished.show"), this::toggle, "small");
        fold.setId("reconcile-vanished");
        fold.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        note.setMinWidth(0);
        var head = new HBox(title, note, Nodes.spring(), fold);
        head.getStyleClass().addAll("panel-head", "vanished-head");
        table.accessibleTextProperty().bind(language.text("reconcile.vanished.table"));
        add("account", "muted", 1, line -> Words.of(language.name(line.account().name())));
        add("when", "text", 1.8, line -> Words.of(words.span(line.vanished().slice())));
        add("rows", "number", .6, line -> Words.of(Numbers.exact(line.vanished().rows())));
        add("sum", "number", .8, this::sum);
        add(
                "noticed",
                "faint",
                1.2,
                line -> Words.of(words.moment(line.vanished().noticedAt())));
        table.widthProperty().subscribe(width -> fit(width.doubleValue()));
        getChildren().addAll(head, table);
        setMinHeight(USE_PREF_SIZE);
        model.checksProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
        currency.choiceProperty().subscribe(_ -> show());
        model.zone().zoneProperty().subscribe(_ -> show());
    }

    private void toggle() {
        open = !open;
        show();
    }

    private void show() {
        words = newWords();
        var checks = model.checksProperty().get();
        var lines = checks == null ? List.<VanishedLine>of() : checks.vanished();
        Nodes.present(this, !lines.isEmpty());
        Nodes.present(table, open);
        fold.textProperty().unbind();
        fold.textProperty().bind(language.text(open ? "reconcile.vanished.hide" : "reconcile.vanished.show"));
        if (lines.isEmpty()) {
            return;
        }
        var rows = lines.stream().mapToLong(line -> line.vanished().rows()).sum();
        title.setText(language.get("reconcile.vanished.title", Numbers.exact(rows), rows));
        note.setText(language.get("reconcile.vanished.note", currency.amounts().words(worth(lines))));
        table.getItems().setAll(lines);
        table.refresh();
        table.setPrefHeight(HEADINGS + LINE * Math.min(MOST_LINES, lines.size()) + 2);
        table.setMinHeight(USE_PREF_SIZE);
    }

    private static Figures worth(List<VanishedLine> lines) {
        var byUnit = new HashMap<QuotaUnit, Long>();
        lines.forEach(
                line -> byUnit.merge(line.account().unit(), line.vanished().quota(), Long::sum));
        return new Figures(0, 0, 0, 0, 0, Tokens.NONE, byUnit);
    }

    /// 0 means that the gateway did not tell which rows are gone.
    private Words sum(VanishedLine line) {
        var quota = line.vanished().quota() == 0 ? null : (Long) line.vanished().quota();
        return Words.of(words.sum(line.account(), quota), words.exact(line.account(), quota));
    }

    private CheckWords newWords() {
        return new CheckWords(
                language.texts(), model.zone().zone(), model.zone().now());
    }

    private void add(String name, String styleClass, double share, Function<VanishedLine, Words> cell) {
        TableColumn<VanishedLine, VanishedLine> column = WordCell.column(styleClass, cell);
        column.textProperty().bind(language.text("reconcile.vanished." + name));
        column.setUserData(share);
        table.getColumns().add(column);
    }

    private void fit(double width) {
        var shares =
                table.getColumns().stream().mapToDouble(VanishedPanel::share).sum();
        table.getColumns()
                .forEach(column -> column.setPrefWidth(Math.max(60, (width - SCROLL_BAR) * share(column) / shares)));
    }

    private static double share(TableColumn<VanishedLine, ?> column) {
        return (double) column.getUserData();
    }
}
