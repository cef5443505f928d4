package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A part of the settings: its heading, and a panel with a line a setting.
final class SettingsSection extends VBox {

    private final String name;

    /// @param name a stable word; `settings.section.NAME` is the heading
    /// @param content lines, or panels of their own
    SettingsSection(String name, Language language, Node... content) {
        this.name = name;
        getStyleClass().add("settings-section");
        setId("settings-" + name);
        var heading = Nodes.label(language.text("settings.section." + name), "section-heading");
        var head = new HBox(heading);
        head.getStyleClass().add("section-head");
        getChildren().add(head);
        getChildren().addAll(content);
    }

    /// One panel around lines.
    static VBox panel(Node... lines) {
        var panel = new VBox(lines);
        panel.getStyleClass().addAll("panel", "setting-list");
        lines[lines.length - 1].getStyleClass().add("last");
        return panel;
    }

    String name() {
        return name;
    }

    /// What stands at the right end of the heading.
    SettingsSection with(Node action) {
        var head = (HBox) getChildren().getFirst();
        head.getChildren().addAll(Nodes.spring(), action);
        return this;
    }

    static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
