package io.github.tallyglass.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small nodes that every view is made of. Looks come from style classes alone.
public final class Nodes {

    private static final Duration SOON = Duration.millis(350);
    private static final Duration LONG = Duration.seconds(30);

    private Nodes() {}

    public static Label label(ObservableValue<String> text, String... styleClasses) {
        var label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    public static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    public static Button button(ObservableValue<String> text, Runnable action, String... styleClasses) {
        var button = new Button();
        button.textProperty().bind(text);
        button.accessibleTextProperty().bind(text);
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A button that shows an icon; its name is read aloud and shown on hover.
    public static Button iconButton(Ikon icon, ObservableValue<String> name, Runnable action, String... styleClasses) {
        var button = new Button();
        button.setGraphic(icon(icon));
        button.getStyleClass().add("icon-only");
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(_ -> action.run());
        name(button, name);
        return button;
    }

    public static FontIcon icon(Ikon icon, String... styleClasses) {
        var node = new FontIcon(icon);
        node.getStyleClass().addAll(styleClasses);
        node.setAccessibleRole(AccessibleRole.NODE);
        return node;
    }

    /// Accessible name and tooltip in one.
    public static void name(ButtonBase button, ObservableValue<String> name) {
        button.accessibleTextProperty().bind(name);
        button.setTooltip(tooltip(name));
    }

    public static Tooltip tooltip(ObservableValue<String> text) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        return timed(tooltip);
    }

    /// The exact words behind something abbreviated.
    public static void tip(Node node, String text) {
        Tooltip.install(node, timed(new Tooltip(text)));
    }

    /// Takes whatever room is left.
    public static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /// Shown and laid out, or neither.
    public static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private static Tooltip timed(Tooltip tooltip) {
        tooltip.setShowDelay(SOON);
        tooltip.setShowDuration(LONG);
        return tooltip;
    }
}
