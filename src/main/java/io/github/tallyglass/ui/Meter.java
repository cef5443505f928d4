package io.github.tallyglass.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A thin bar that is filled from the left by a fraction 0…1.
public final class Meter extends Region {

    private final Region track = new Region();
    private final Region fill = new Region();
    private final List<Region> ticks = new ArrayList<>();
    private final double[] places;
    private double fraction;

    /// @param places 0…1, where a thin line crosses the bar
    public Meter(double... places) {
        this.places = places.clone();
        getStyleClass().add("meter");
        track.getStyleClass().add("track");
        fill.getStyleClass().add("fill");
        getChildren().addAll(track, fill);
        for (var place = 0; place < places.length; place++) {
            var tick = new Region();
            tick.getStyleClass().add("tick");
            ticks.add(tick);
        }
        getChildren().addAll(ticks);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    }

    /// @param level style class of the filled part: `ok`, `warn`, `bad`, `unknown`, or a chart's `slot-1`
    ///     … `slot-7`
    /// @param words read aloud in place of the bar
    public void show(double newFraction, String level, String words) {
        fraction = Math.clamp(newFraction, 0, 1);
        fill.getStyleClass().setAll("fill", level);
        setAccessibleText(words);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var height = getHeight();
        track.resizeRelocate(0, 0, width, height);
        fill.setVisible(fraction > 0);
        // A sliver still shows that something is left.
        fill.resizeRelocate(0, 0, Math.max(height, snapSizeX(width * fraction)), height);
        for (var i = 0; i < ticks.size(); i++) {
            ticks.get(i).resizeRelocate(snapPositionX(width * places[i]), 0, snapSizeX(1), height);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 80;
    }
}
