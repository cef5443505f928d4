package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The keys of an account, folded away until asked for.
final class KeysFold extends VBox {

    private final CardWords words;
    private final Language language;
    private final Set<String> open;
    private final String account;
    private final Button fold;

    /// @param open names of the accounts whose keys are shown; outlives the card
    KeysFold(CardWords words, Language language, Set<String> open) {
        this.words = words;
        this.language = language;
        this.open = open;
        this.account = words.view().account().name();
        getStyleClass().add("keys");
        var count = words.view().readings().keys().size();
        fold = Nodes.button(language.text("account.keys", count), this::turn, "flat", "small");
        fold.setId("account-keys-" + account);
        fold.setMinWidth(Region.USE_PREF_SIZE);
        fold.accessibleTextProperty().unbind();
        fold.setAccessibleText(language.get("account.keys", count) + " · " + language.name(account));
        show();
    }

    private void turn() {
        if (!open.remove(account)) {
            open.add(account);
        }
    }

    /// Shows and hides the keys; stands elsewhere on the card.
    Button button() {
        return fold;
    }

    private void show() {
        var shown = open.contains(account);
        fold.setGraphic(Nodes.icon(shown ? BootstrapIcons.CHEVRON_DOWN : BootstrapIcons.CHEVRON_RIGHT));
        Nodes.present(this, shown);
        getChildren().clear();
        if (shown) {
            getChildren().add(table(words.view().readings().keys()));
        }
    }

    private GridPane table(List<KeyReading> keys) {
        var grid = new GridPane();
        grid.getStyleClass().add("keys-table");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(0);
        grid.getColumnConstraints().add(name);
        for (var column = 1; column < 4; column++) {
            var number = new ColumnConstraints();
            number.setHalignment(HPos.RIGHT);
            number.setMinWidth(Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(number);
        }
        add(
                grid,
                0,
                Stream.of("name", "left", "used", "until")
                        .map(column -> language.get("account.keys." + column))
                        .toList(),
                "faint");
        for (var row = 0; row < keys.size(); row++) {
            var key = keys.get(row);
            var works = key.statusAt(words.now()) == KeyReading.Status.ENABLED;
            add(grid, row + 1, words.key(key), works ? "" : "faint");
        }
        return grid;
    }

    private static void add(GridPane grid, int row, List<String> cells, String styleClass) {
        for (var column = 0; column < cells.size(); column++) {
            var label = new Label(cells.get(column));
            label.getStyleClass().addAll("small", styleClass);
            label.setMinWidth(column == 0 ? 0 : Region.USE_PREF_SIZE);
            grid.add(label, column, row);
        }
    }
}
