package io.github.tallyglass.ui.filter;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Selections saved under a name: shown, saved, removed.
final class SavedMenu extends MenuButton {

    private final SelectionModel selection;
    private final SelectionMemory memory;
    private final Language language;

    SavedMenu(SelectionModel selection, SelectionMemory memory, Language language) {
        this.selection = selection;
        this.memory = memory;
        this.language = language;
        setGraphic(Nodes.icon(BootstrapIcons.BOOKMARK));
        getStyleClass().addAll("icon-only", "no-arrow");
        Nodes.name(this, language.text("filter.saved"));
        // A menu without entries does not open, so it is filled before it is asked for, too.
        setOnShowing(_ -> fill());
        language.textsProperty().subscribe(_ -> fill());
    }

    private void fill() {
        getItems().clear();
        for (var name : memory.names()) {
            var item = new MenuItem(language.name(name));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> selection.show(memory.saved(name)));
            getItems().add(item);
        }
        if (!getItems().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        var save = new MenuItem(language.get("filter.save"));
        save.setOnAction(_ -> askName());
        getItems().add(save);
        memory.names().forEach(name -> {
            var forget = new MenuItem(language.get("filter.forget", language.name(name)));
            forget.setMnemonicParsing(false);
            forget.setOnAction(_ -> memory.forget(name));
            getItems().add(forget);
        });
    }

    private void askName() {
        var name = new TextField();
        name.promptTextProperty().bind(language.text("filter.name"));
        name.accessibleTextProperty().bind(language.text("filter.name"));
        var save = new Button();
        save.textProperty().bind(language.text("filter.save-now"));
        save.setDefaultButton(true);
        save.getStyleClass().add("primary");
        save.disableProperty().bind(name.textProperty().map(String::isBlank));
        var pane = new VBox(new HBox(8, name, save));
        pane.getStyleClass().add("field-pane");
        var popover = Popups.beneath(pane);
        Runnable take = () -> {
            var typed = name.getText().strip().replace("\n", " ");
            if (!typed.isEmpty()) {
                memory.save(typed, selection.selection());
                popover.hide();
            }
        };
        save.setOnAction(_ -> take.run());
        name.setOnAction(_ -> take.run());
        popover.setOnShown(_ -> name.requestFocus());
        popover.show(this);
    }
}
