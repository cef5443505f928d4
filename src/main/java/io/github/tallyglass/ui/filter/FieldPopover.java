package io.github.tallyglass.ui.filter;

import atlantafx.base.controls.Popover;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.ui.Language;
import javafx.scene.Node;

/// Opens the conditions on one dimension beneath a node.
final class FieldPopover {

    private FieldPopover() {}

    static Popover open(
            Node owner, SelectionModel selection, Dimension dimension, KnownValues known, Language language) {
        var holder = new Popover[1];
        var pane = new FieldPane(selection, dimension, known, language, () -> holder[0].hide());
        holder[0] = Popups.beneath(pane);
        holder[0].setOnShown(_ -> pane.focus());
        holder[0].show(owner);
        return holder[0];
    }
}
