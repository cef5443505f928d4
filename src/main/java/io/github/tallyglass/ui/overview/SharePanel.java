package io.github.tallyglass.ui.overview;

import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Segments;
import io.github.tallyglass.ui.chart.Ring;
import io.github.tallyglass.ui.chart.ShareBars;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Cost by model as a ring with the total in its middle, or as bars.
final class SharePanel extends VBox {

    private static final String SHAPE = "overview.shape";

    /// How the parts are drawn.
    enum Shape {
        PIE,
        BARS
    }

    private final OverviewModel model;
    private final Language language;
    private final Label title = Nodes.label("", "panel-title");
    private final Ring ring;
    private final ShareBars bars;
    private List<String> names = List.of();

    SharePanel(OverviewModel model, Language language, Preferences preferences) {
        this.model = model;
        this.language = language;
        getStyleClass().add("panel");
        ring = new Ring(this::narrow);
        bars = new ShareBars(this::narrow);
        var scroll = new ScrollPane(bars);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.accessibleTextProperty().bind(title.textProperty());
        var shapes = new Segments<>(
                List.of(Shape.values()), shape -> language.text("overview.shape." + Choices.word(shape)), "small");
        shapes.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null) {
                preferences.put(SHAPE, Choices.word(wanted));
                Nodes.present(ring, wanted == Shape.PIE);
                Nodes.present(scroll, wanted == Shape.BARS);
            }
        });
        shapes.valueProperty().set(Choices.of(Shape.class, preferences.get(SHAPE, ""), Shape.PIE));
        title.setMinWidth(0);
        var head = new HBox(title, Nodes.spring(), shapes);
        head.getStyleClass().add("panel-head");
        var place = new StackPane(ring, scroll);
        place.setMinHeight(0);
        setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(head, place);
    }

    void show(Overview overview, Parts parts, Amounts amounts) {
        var ofTokens = parts.size() == Measure.TOKENS;
        title.setText(
                language.get((ofTokens ? "overview.tokens-by." : "overview.cost-by.") + Choices.word(overview.split())));
        var slices = parts.slices(overview);
        names = parts.names(overview);
        var totals = overview.totals();
        var words = parts.words(totals);
        ring.show(slices, words, ofTokens ? "" : amounts.beside(totals), title.getText() + ", " + words);
        bars.show(slices);
    }

    private void narrow(int index) {
        var overview = model.overviewProperty().get();
        if (overview != null
                && index < Math.min(names.size(), io.github.tallyglass.ui.chart.Palette.SLOTS)) {
            model.narrow(names.get(index));
        }
    }
}
