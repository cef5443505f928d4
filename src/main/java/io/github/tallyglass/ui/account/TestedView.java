package io.github.tallyglass.ui.account;

import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a test found: the gateway, the balance, how it may be asked.
final class TestedView extends VBox {

    private final GridPane grid = new GridPane();

    TestedView(Tested found, Amounts amounts, Language language) {
        getStyleClass().addAll("judgement-box", "good");
        grid.getStyleClass().add("tested");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        var system = found.systemName().isEmpty() ? found.account().host() : found.systemName();
        add(
                language.get("account.tested.gateway"),
                found.version().isEmpty() ? system : language.get("account.tested.version", system, found.version()));
        add(language.get("account.tested.kind"), found.account().dialect());
        var unit = found.account().unit();
        add(
                language.get("account.tested.unit"),
                language.get(
                        "account.tested.units",
                        Numbers.exact(unit.unitsPerCurrency().longValue()),
                        unit.currency()));
        var balance = found.balanceQuota();
        if (balance != null) {
            var money = amounts.money(found.account().unit(), balance);
            add(language.get("account.balance"), Numbers.money(money.amount(), money.currency()));
        } else {
            add(language.get("account.balance"), Numbers.UNKNOWN);
        }
        add(language.get("account.tested.pages"), language.get("account.tested.rows", Numbers.exact(found.pageSize())));
        add(language.get("account.tested.limits"), String.join(", ", found.limits()));
        getChildren().addAll(Nodes.label(language.get("account.tested"), "strong"), grid);
    }

    /// With how to overrule the kind that was found.
    TestedView withOtherKind(Language language) {
        var other = Nodes.label(language.get("account.tested.other-kind"), "small");
        other.setWrapText(true);
        other.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(other);
        return this;
    }

    private void add(String name, String value) {
        if (!value.isEmpty()) {
            var words = Nodes.label(value);
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), Nodes.label(name), words);
        }
    }
}
