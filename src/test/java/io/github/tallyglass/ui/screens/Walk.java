package io.github.tallyglass.ui.screens;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// Goes through what is visible of a scene.
final class Walk {

    private Walk() {}

    static List<Node> visible(Node root) {
        var found = new ArrayList<Node>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        found.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    static <T extends Node> List<T> visible(Node root, Class<T> type) {
        return visible(root).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// `VBox.panel > HBox > Label.note "66 failed"`, so that a finding can be found.
    static String path(Node node) {
        var path = new StringBuilder();
        @Nullable Node each = node;
        for (var depth = 0; each != null && depth < 5; depth++) {
            var classes = String.join(".", each.getStyleClass());
            path.insert(0, each.getClass().getSimpleName() + (classes.isEmpty() ? "" : "." + classes) + " > ");
            each = each.getParent();
        }
        return path.toString();
    }
}
