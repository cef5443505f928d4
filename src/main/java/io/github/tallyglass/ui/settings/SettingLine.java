package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One setting: its name, what it does, the choice; beneath them what there is to say about it now.
final class SettingLine extends VBox {

    private final Label note;

    /// @param key `settings.KEY` names it, `settings.KEY.note` says what it does
    SettingLine(Language language, String key, Node control) {
        this(language.text("settings." + key), language.text("settings." + key + ".note"), control);
    }

    SettingLine(ObservableValue<String> name, ObservableValue<String> does, Node control) {
        getStyleClass().add("setting");
        note = SettingsSection.wrapped(Nodes.label(does, "faint", "small"));
        var words = new VBox(2, Nodes.label(name, "strong"), note);
        words.setMinWidth(160);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(20, words, control);
        line.getStyleClass().add("setting-line");
        getChildren().add(line);
    }

    /// Below the line, as wide as it.
    SettingLine with(Node node) {
        getChildren().add(node);
        return this;
    }

    /// A sentence below the line that is there only while it says something.
    static Label remark(String... styleClasses) {
        var label = SettingsSection.wrapped(Nodes.label("", "judgement"));
        label.getStyleClass().addAll(styleClasses);
        Nodes.present(label, false);
        return label;
    }

    /// `""` takes the remark away.
    static void say(Label remark, String words) {
        remark.setText(words);
        Nodes.present(remark, !words.isEmpty());
    }
}
