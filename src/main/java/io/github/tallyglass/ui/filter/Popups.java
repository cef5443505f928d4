package io.github.tallyglass.ui.filter;

import atlantafx.base.controls.Popover;
import javafx.scene.Node;

/// Panes that open beneath a button and close by themselves.
final class Popups {

    private Popups() {}

    static Popover beneath(Node content) {
        var popover = new Popover(content);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_LEFT);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.setAnimated(false);
        popover.setAutoHide(true);
        popover.setArrowSize(0);
        popover.setCornerRadius(8);
        return popover;
    }
}
