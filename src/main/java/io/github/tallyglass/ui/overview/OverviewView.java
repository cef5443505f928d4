package io.github.tallyglass.ui.overview;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.chart.Palette;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// The overview. Every panel keeps its place and size whatever the figures: before the first answer,
/// while a new one is awaited, and when there is nothing.
final class OverviewView extends VBox {

    private final OverviewModel model;
    private final Language language;
    private final CurrencySetting currency;
    private final UserZone zone;
    private final Map<Split, Palette> palettes = new EnumMap<>(Split.class);
    private final CardsView cards;
    private final TimePanel time;
    private final SharePanel share;
    private final BreakdownPanel breakdown;
    private final Label failure = Nodes.label("", "failure");

    OverviewView(
            OverviewModel model,
            Language language,
            CurrencySetting currency,
            UserZone zone,
            Preferences preferences,
            Runnable export) {
        this.model = model;
        this.language = language;
        this.currency = currency;
        this.zone = zone;
        getStyleClass().add("overview");
        cards = new CardsView(language);
        time = new TimePanel(model, language);
        share = new SharePanel(model, language, preferences);
        breakdown = new BreakdownPanel(model, language, export);
        for (var split : Split.values()) {
            palettes.put(split, new Palette());
        }
        failure.setWrapText(true);
        failure.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(failure, cards, panels());
        model.overviewProperty().subscribe(this::show);
        model.measureProperty().subscribe(this::show);
        language.textsProperty().subscribe(this::show);
        currency.subscribe(this::counted);
        model.failureProperty().subscribe(why -> {
            Nodes.present(failure, why != null);
            failure.setText(why == null ? "" : language.words(why) + " " + language.get("overview.last-answer"));
        });
    }

    /// Two rows that share the height; ring and table side by side in the lower one.
    private GridPane panels() {
        var grid = new GridPane();
        grid.setHgap(14);
        grid.setVgap(14);
        var narrow = new ColumnConstraints();
        var wide = new ColumnConstraints();
        grid.getColumnConstraints().setAll(narrow, wide);
        // In a small window the table needs the room more than the ring does.
        grid.widthProperty().subscribe(width -> {
            var ring = width.doubleValue() < 1000 ? 26 : 33.7;
            narrow.setPercentWidth(ring);
            wide.setPercentWidth(100 - ring);
        });
        var upper = new RowConstraints();
        upper.setPercentHeight(46);
        var lower = new RowConstraints();
        lower.setPercentHeight(54);
        grid.getRowConstraints().setAll(upper, lower);
        grid.add(time, 0, 0, 2, 1);
        grid.add(share, 0, 1);
        grid.add(breakdown, 1, 1);
        for (var panel : new VBox[] {time, share, breakdown}) {
            panel.setMinSize(0, 0);
        }
        grid.setMinHeight(0);
        setVgrow(grid, Priority.ALWAYS);
        return grid;
    }

    /// What is not shown is no measure either.
    private void counted() {
        var counted = currency.counted();
        if (model.measureProperty().get().isOf(counted)) {
            show();
        } else {
            model.measure(counted.money() ? Measure.COST : Measure.TOKENS);
        }
    }

    private void show() {
        var overview = model.overviewProperty().get();
        if (overview == null) {
            return;
        }
        var amounts = currency.amounts().settled(overview.totals());
        var palette = palettes.get(overview.split());
        var names = overview.groups().stream().map(group -> group.name()).toList();
        var slots = palette == null ? Map.<String, Integer>of() : palette.assign(names);
        var counted = currency.counted();
        cards.show(overview, amounts, counted, zone.now());
        time.show(
                overview,
                new Stacks(language.texts(), amounts, model.measureProperty().get(), slots, zone.now()),
                counted);
        var size = counted.money() ? Measure.COST : Measure.TOKENS;
        var parts = new Parts(language.texts(), amounts, slots, size);
        share.show(overview, parts, amounts);
        breakdown.show(overview, parts, amounts, counted);
    }
}
