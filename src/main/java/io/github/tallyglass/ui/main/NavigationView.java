package io.github.tallyglass.ui.main;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Screen;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The left edge: destinations, and what is left beneath them. Compact, it shows icons with tooltips.
final class NavigationView extends VBox {

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /// Beyond it, the number says no more than that there are many.
    private static final int MOST_TOLD = 99;

    private final MainModel model;
    private final Language language;
    private final BooleanProperty compact = new SimpleBooleanProperty();

    NavigationView(MainModel model, List<Screen> screens, WhatIsLeftView left, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("navigation");
        var name = new Label("Tallyglass");
        var brand = new HBox(Brand.mark(), name);
        brand.getStyleClass().add("brand");
        getChildren().add(brand);
        screens.forEach(screen -> getChildren().add(destination(screen)));
        var gap = new Region();
        setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, left);
        left.compactProperty().bind(compact);
        compact.subscribe(now -> {
            pseudoClassStateChanged(COMPACT, now);
            Nodes.present(name, !now);
        });
    }

    BooleanProperty compactProperty() {
        return compact;
    }

    /// Over the button lies how many things wait there: the number at its end, compact a dot at its icon.
    private Node destination(Screen screen) {
        var button = button(screen);
        if (screen.badge() == Screen.NO_BADGE) {
            return button;
        }
        var number = Nodes.label("", "badge");
        var dot = new Region();
        dot.getStyleClass().add("badge-dot");
        for (var mark : List.of(number, dot)) {
            mark.setMouseTransparent(true);
        }
        StackPane.setAlignment(number, Pos.CENTER_RIGHT);
        StackPane.setAlignment(dot, Pos.TOP_CENTER);
        Runnable show = () -> {
            var waiting = screen.badge().get();
            number.setText(waiting > MOST_TOLD ? MOST_TOLD + "+" : String.valueOf(waiting));
            number.setVisible(waiting > 0 && !compact.get());
            dot.setVisible(waiting > 0 && compact.get());
            var name = language.get("nav." + screen.id());
            button.accessibleTextProperty().unbind();
            button.setAccessibleText(waiting > 0 ? language.get("nav.badge", name, waiting) : name);
        };
        screen.badge().subscribe(_ -> show.run());
        compact.subscribe(_ -> show.run());
        language.textsProperty().subscribe(_ -> show.run());
        return new StackPane(button, number, dot);
    }

    private ToggleButton button(Screen screen) {
        var button = new ToggleButton();
        var words = language.text("nav." + screen.id());
        button.textProperty().bind(words);
        button.accessibleTextProperty().bind(words);
        button.setGraphic(Nodes.icon(screen.icon()));
        button.getStyleClass().setAll("destination");
        button.setMaxWidth(Double.MAX_VALUE);
        compact.subscribe(now -> {
            button.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            button.setTooltip(now ? Nodes.tooltip(language.text("nav." + screen.id())) : null);
        });
        model.destinationProperty().subscribe(id -> button.setSelected(id.equals(screen.id())));
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.go(screen.id());
        });
        return button;
    }
}
