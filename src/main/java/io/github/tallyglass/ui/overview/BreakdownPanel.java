package io.github.tallyglass.ui.overview;

import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.CurrencySetting.Counted;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The table with its heading and the button that writes it to a file.
final class BreakdownPanel extends VBox {

    private final BreakdownTable table;
    private final StringProperty hint = new SimpleStringProperty("overview.click-to-narrow");

    BreakdownPanel(OverviewModel model, Language language, Runnable export) {
        getStyleClass().add("panel");
        var title = Nodes.label(
                Bindings.createStringBinding(
                        () -> language.get("overview.by."
                                + Choices.word(model.splitProperty().get())),
                        language.textsProperty(),
                        model.splitProperty()),
                "panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        // Where the figures come from matters more than what a click does.
        var note = Nodes.label(
                Bindings.createStringBinding(
                        () -> language.get(hint.get()).replace('\u200b', ' '), language.textsProperty(), hint),
                "faint",
                "small");
        note.setMinWidth(0);
        var csv = Nodes.button(language.text("overview.csv"), export, "small");
        csv.setMinWidth(USE_PREF_SIZE);
        csv.setTooltip(Nodes.tooltip(language.text("overview.csv-tip")));
        var head = new HBox(title, Nodes.spring(), note, csv);
        head.getStyleClass().add("panel-head");
        var first = Bindings.createStringBinding(
                () -> language.get(
                        "overview.split." + Choices.word(model.splitProperty().get())),
                language.textsProperty(),
                model.splitProperty());
        table = new BreakdownTable(model, language, first);
        setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(0);
        getChildren().addAll(head, table);
    }

    void show(Overview overview, Parts parts, Amounts amounts, Counted counted) {
        table.count(counted);
        table.show(parts.rows(overview), overview.totals(), overview.tokensKnown(), amounts);
        hint.set(
                !overview.aggregated()
                        ? "overview.click-to-narrow"
                        : overview.hasRows() ? "overview.partly-aggregates" : "overview.from-aggregates");
    }
}
