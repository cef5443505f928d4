package io.github.tallyglass.ui.filter;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The conditions in force, each with a cross that takes it away.
public final class Chips extends FlowPane {

    /// A model's name may be ten thousand characters long.
    private static final int LONGEST = 48;

    private final SelectionModel selection;
    private final Language language;

    public Chips(SelectionModel selection, Language language) {
        this.selection = selection;
        this.language = language;
        getStyleClass().add("chips");
        selection.selectionProperty().subscribe(this::show);
        language.textsProperty().subscribe(_ -> show());
    }

    /// A condition as a chip or a field says it; an exact value needs no sign.
    public static String words(Match match) {
        var text = match instanceof Match.Exact(String value) ? value : match.text();
        var line = text.replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private void show() {
        var filter = selection.selection().filter();
        var chips = new ArrayList<Node>();
        filter.conditions()
                .forEach((dimension, matches) -> matches.forEach(match -> chips.add(chip(dimension, match))));
        if (chips.size() > 1) {
            chips.add(Nodes.button(language.text("filter.clear"), selection::clearFilter, "link"));
        }
        getChildren().setAll(chips);
        Nodes.present(this, !chips.isEmpty());
    }

    private Button chip(Dimension dimension, Match match) {
        var words = language.get("filter.chip", language.get("filter.dimension." + dimension.word()), words(match));
        var chip = new Button(words, Nodes.icon(BootstrapIcons.X));
        chip.getStyleClass().setAll("chip");
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setMnemonicParsing(false);
        chip.setAccessibleText(language.get("filter.remove", words));
        chip.setOnAction(_ -> selection.remove(dimension, match));
        return chip;
    }
}
