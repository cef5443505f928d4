package io.github.tallyglass.ui.chart;

import io.github.tallyglass.ui.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Swatches with names in one line. Where they do not all fit, the smallest series give way to an
/// ellipsis that names them in its tooltip; what explains a mark always stays.
public final class Legend extends Region {

    private static final double GAP = 14;

    private final List<Label> series = new ArrayList<>();
    private final List<Label> always = new ArrayList<>();
    private final Label more = Nodes.label("…", "legend-entry");
    private final Tooltip moreNames = new Tooltip();

    public Legend() {
        getStyleClass().add("legend");
        more.setTooltip(moreNames);
    }

    /// @param notes further entries without a colour of their own
    public void show(List<Stack.Line> lines, List<Note> notes) {
        series.clear();
        always.clear();
        for (var line : lines) {
            var entry = entry(line.label(), Palette.styleClass(line.slot()));
            (line.slot() == Palette.OTHERS ? always : series).add(entry);
        }
        notes.forEach(note -> always.add(entry(note.label(), note.styleClass())));
        getChildren().setAll(series);
        getChildren().add(more);
        getChildren().addAll(always);
        requestLayout();
    }

    /// A mark that the chart uses.
    ///
    /// @param styleClass of the swatch
    public record Note(String label, String styleClass) {}

    public static Region swatch(String styleClass) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", styleClass);
        return swatch;
    }

    private static Label entry(String name, String styleClass) {
        var label = new Label(name, swatch(styleClass));
        label.getStyleClass().add("legend-entry");
        return label;
    }

    @Override
    protected void layoutChildren() {
        var room = getWidth() - snappedLeftInset() - snappedRightInset();
        var shown = series.size();
        while (shown > 0 && widthOf(series.subList(0, shown)) + tail(shown) > room) {
            shown--;
        }
        more.setVisible(shown < series.size());
        moreNames.setText(series.stream().skip(shown).map(Label::getText).collect(Collectors.joining("\n")));
        var x = snappedLeftInset();
        for (var i = 0; i < series.size(); i++) {
            series.get(i).setVisible(i < shown);
            x = i < shown ? place(series.get(i), x) : x;
        }
        x = more.isVisible() ? place(more, x) : x;
        for (var entry : always) {
            x = place(entry, x);
        }
    }

    private double tail(int shown) {
        return widthOf(always) + (shown < series.size() ? more.prefWidth(-1) + GAP : 0);
    }

    private static double widthOf(List<Label> entries) {
        return entries.stream().mapToDouble(entry -> entry.prefWidth(-1) + GAP).sum();
    }

    private double place(Node entry, double x) {
        entry.autosize();
        entry.relocate(
                snapPositionX(x),
                snapPositionY(snappedTopInset()
                        + (getHeight()
                                        - snappedTopInset()
                                        - snappedBottomInset()
                                        - entry.getLayoutBounds().getHeight())
                                / 2));
        return x + entry.getLayoutBounds().getWidth() + GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 22;
    }
}
