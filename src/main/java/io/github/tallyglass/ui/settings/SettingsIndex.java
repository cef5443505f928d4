package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// The sections by name; a click brings one into view.
final class SettingsIndex extends VBox {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final List<Button> links;

    SettingsIndex(List<SettingsSection> sections, Language language, Consumer<SettingsSection> go) {
        getStyleClass().add("settings-index");
        links = sections.stream()
                .map(section -> {
                    var link =
                            Nodes.button(language.text("settings.section." + section.name()), () -> go.accept(section));
                    link.getStyleClass().setAll("settings-link");
                    link.setId("settings-go-" + section.name());
                    link.setUserData(section);
                    link.setMaxWidth(Double.MAX_VALUE);
                    return link;
                })
                .toList();
        getChildren().addAll(links);
        setMinWidth(USE_PREF_SIZE);
    }

    void mark(SettingsSection shown) {
        links.forEach(link -> link.pseudoClassStateChanged(CURRENT, link.getUserData() == shown));
    }
}
