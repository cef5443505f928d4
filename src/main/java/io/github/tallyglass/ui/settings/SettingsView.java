package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The sections one below the other, and where there is room their index at the left.
final class SettingsView extends HBox {

    /// Narrower screens do without the index.
    private static final double ROOMY = 880;

    /// What is this far below the upper edge counts as being there.
    private static final double NEAR = 60;

    /// Left above the heading that was asked for.
    private static final double ABOVE = 16;

    private final List<SettingsSection> sections;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final SettingsIndex index;

    SettingsView(List<SettingsSection> sections, Language language) {
        this.sections = sections;
        getStyleClass().add("settings");
        content.getStyleClass().add("settings-content");
        content.getChildren().addAll(sections);
        index = new SettingsIndex(sections, language, this::go);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(language.text("nav.settings"));
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(index, scroll);
        widthProperty().subscribe(width -> Nodes.present(index, width.doubleValue() >= ROOMY));
        scroll.vvalueProperty().subscribe(_ -> follow());
        sections.getLast().layoutYProperty().subscribe(_ -> follow());
        scroll.viewportBoundsProperty().subscribe(_ -> follow());
    }

    /// Brings a section to the upper edge, as far as there is something below it.
    void go(SettingsSection section) {
        var room = room();
        scroll.setVvalue(room <= 0 ? 0 : Math.clamp((section.getLayoutY() - ABOVE) / room, 0, 1));
        // What is asked for is marked, also where the end of the page keeps it from the upper edge.
        index.mark(section);
    }

    private void follow() {
        var top = scroll.getVvalue() * Math.max(0, room()) + NEAR;
        var atEnd = room() > 0 && scroll.getVvalue() >= scroll.getVmax();
        var shown = sections.stream()
                .filter(section ->
                        section == sections.getFirst() || (section.getLayoutY() > 0 && section.getLayoutY() <= top))
                .reduce((_, later) -> later)
                .orElse(sections.getFirst());
        index.mark(atEnd ? sections.getLast() : shown);
    }

    private double room() {
        return content.getHeight() - scroll.getViewportBounds().getHeight();
    }
}
