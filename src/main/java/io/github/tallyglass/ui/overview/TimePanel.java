package io.github.tallyglass.ui.overview;

import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.CurrencySetting.Counted;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Segments;
import io.github.tallyglass.ui.chart.Legend;
import io.github.tallyglass.ui.chart.Stack;
import io.github.tallyglass.ui.chart.StackedBars;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Stacked bars over time with the choice of measure and of what colours stand for.
final class TimePanel extends VBox {

    private final Language language;
    private final OverviewModel model;
    private final Label title = Nodes.label("", "panel-title");
    private final Legend legend = new Legend();
    private final Label nothing = Nodes.label("", "faint");
    private final StackedBars chart;
    private final Segments<Measure> measures;

    TimePanel(OverviewModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("panel");
        chart = new StackedBars(this::narrowToLine, model::narrowToBar);
        measures = new Segments<>(
                List.of(Measure.values()),
                measure -> language.text("overview.measure." + Choices.word(measure)),
                "small");
        model.measureProperty().subscribe(now -> measures.valueProperty().set(now));
        measures.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null) {
                model.measure(wanted);
            }
        });
        var splits =
                new Segments<>(Split.FIRST, split -> language.text("overview.split." + Choices.word(split)), "small");
        splits.valueProperty().set(model.splitProperty().get());
        splits.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null) {
                model.split(wanted);
            }
        });
        model.splitProperty().subscribe(now -> splits.valueProperty().set(now));
        title.setMinWidth(0);
        var head = new HBox(title, Nodes.spring(), measures, splits, new FurtherSplits(model, language));
        head.getStyleClass().add("panel-head");
        var plot = new StackPane(chart, nothing);
        plot.getStyleClass().add("time-chart");
        setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(head, legend, plot);
        nothing.setVisible(false);
        title.setText(language.get(
                "overview.title." + Choices.word(model.measureProperty().get()) + ".day"));
    }

    void show(Overview overview, Stacks stacks, Counted counted) {
        measures.offer(measure -> measure.isOf(counted));
        var stack = stacks.of(overview);
        chart.show(stack, stacks.words(overview));
        nothing.setVisible(stack.isEmpty());
        nothing.setText(language.get(overview.report().complete() ? "overview.nothing-here" : "overview.not-read-yet"));
        legend.show(stack.lines(), notes(stack));
        title.setText(language.get("overview.title." + Choices.word(stacks.measure()) + "."
                + Choices.word(overview.series().bucket())));
    }

    private List<Legend.Note> notes(Stack stack) {
        var notes = new ArrayList<Legend.Note>();
        if (stack.bars().stream().anyMatch(bar -> bar.mark() == Stack.Mark.AGGREGATE)) {
            notes.add(new Legend.Note(language.get("overview.mark.aggregate"), "hatched"));
        }
        if (stack.bars().stream().anyMatch(bar -> bar.mark() == Stack.Mark.PARTIAL)) {
            notes.add(new Legend.Note(language.get("overview.mark.partial"), "faded"));
        }
        return notes;
    }

    /// The grey rest stands for many values and narrows to none of them.
    private void narrowToLine(int line) {
        var overview = model.overviewProperty().get();
        if (overview != null && line < overview.series().names().size()) {
            model.narrow(overview.series().names().get(line));
        }
    }
}
