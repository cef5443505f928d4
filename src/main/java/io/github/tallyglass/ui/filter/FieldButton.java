package io.github.tallyglass.ui.filter;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// One dimension of the filter bar: its name and what it is narrowed to. Opens a [FieldPane].
final class FieldButton extends Button {

    private static final double WIDEST = 130;

    private final SelectionModel selection;
    private final Dimension dimension;
    private final KnownValues known;
    private final Language language;
    private final Label value = Nodes.label("", "medium");

    FieldButton(SelectionModel selection, Dimension dimension, KnownValues known, Language language) {
        this.selection = selection;
        this.dimension = dimension;
        this.known = known;
        this.language = language;
        getStyleClass().add("field");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        var name = Nodes.label(language.text("filter.dimension." + dimension.word()), "muted");
        name.setMinWidth(USE_PREF_SIZE);
        value.setMaxWidth(WIDEST);
        var box = new HBox(5, name, value, Nodes.icon(BootstrapIcons.CHEVRON_DOWN, "caret"));
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        setGraphic(box);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> open());
        selection.selectionProperty().subscribe(this::show);
        language.textsProperty().subscribe(_ -> show());
    }

    void open() {
        FieldPopover.open(this, selection, dimension, known, language);
    }

    private void show() {
        var matches = selection.selection().filter().on(dimension);
        value.setText(words(matches));
        setAccessibleText(language.get("filter.dimension." + dimension.word()) + " " + value.getText());
    }

    private String words(List<Match> matches) {
        return switch (matches.size()) {
            case 0 -> language.get("common.all");
            case 1 -> Chips.words(language.texts(), dimension, matches.getFirst());
            default -> language.get("filter.several", matches.size());
        };
    }
}
