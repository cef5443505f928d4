package io.github.tallyglass.ui.main;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/// The mark: a glass on a rounded square, filled a little more than half.
public final class Brand {

    private Brand() {}

    public static Node mark() {
        var square = new Rectangle(1, 1, 20, 20);
        square.setArcWidth(12);
        square.setArcHeight(12);
        square.getStyleClass().add("mark-square");
        var glass = path("M7 4.5h8l-1.1 13H8.1z", "mark-glass");
        var tally = path("M7.6 10h6.8l-.7 7.5H8.3z", "mark-tally");
        return new Group(square, glass, tally);
    }

    private static SVGPath path(String content, String styleClass) {
        var path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add(styleClass);
        return path;
    }
}
