package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.chart.LimitBars;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the budget in the form would have done: past periods as bars, the sum as a line, the days on which
/// it would have fired.
final class BackTestView extends VBox {

    private final BudgetsModel model;
    private final Language language;
    private final UserZone zone;
    private final LimitBars chart = new LimitBars();
    private final Label sentence = RuleLine.wrapped(Nodes.label("", "small"));
    private final Label completeness = RuleLine.wrapped(Nodes.label("", "warn", "small"));
    private final Label hint = Nodes.label("", "faint", "centred");
    private final StackPane place = new StackPane(chart, hint);

    BackTestView(BudgetsModel model, Language language, UserZone zone) {
        this.model = model;
        this.language = language;
        this.zone = zone;
        getStyleClass().add("back-test");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.setMaxWidth(360);
        VBox.setVgrow(place, Priority.ALWAYS);
        sentence.setId("back-test-sentence");
        getChildren()
                .addAll(
                        Nodes.label(language.text("alerts.back-test"), "medium", "small"),
                        place,
                        sentence,
                        completeness);
        model.backTestProperty().subscribe(_ -> show());
        model.backTestFailureProperty().subscribe(_ -> show());
        model.form().amountProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
        zone.zoneProperty().subscribe(_ -> show());
    }

    private void show() {
        var test = model.backTestProperty().get();
        var failure = model.backTestFailureProperty().get();
        chart.setVisible(test != null);
        Nodes.present(hint, test == null);
        hint.setText(failure == null ? language.get("alerts.back-test.asking") : language.words(failure));
        Nodes.present(sentence, test != null);
        Nodes.present(completeness, test != null && !test.complete());
        if (test == null) {
            return;
        }
        var words =
                new BackTestWords(test, model.form().periodProperty().get(), language.texts(), zone.zone(), zone.now());
        var limit = model.form().sum().orElse(null);
        var said = limit == null ? language.get("alerts.back-test.none") : words.sentence();
        chart.show(
                words.bars(),
                limit,
                Numbers.money(limit == null ? words.highest() : limit, test.currency()),
                words.first(),
                words.last(),
                said);
        sentence.setText(said);
        completeness.setText(words.completeness());
    }
}
