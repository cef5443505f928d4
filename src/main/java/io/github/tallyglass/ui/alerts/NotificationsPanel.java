package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.time.LocalTime;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// When notifications are shown, and whether they are at all: quiet hours and a test.
final class NotificationsPanel extends VBox {

    private final AlertsModel model;
    private final Language language;
    private final CheckBox quiet = new CheckBox();
    private final LimitField<LocalTime> from;
    private final LimitField<LocalTime> to;
    private final FlowPane times;
    private final Label problem;
    private final Label outcome = RuleLine.wrapped(Nodes.label("", "small"));
    private QuietHours hours = TypedLimits.A_NIGHT;

    NotificationsPanel(AlertsModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().addAll("panel", "rule-lines");
        problem = RuleLine.wrapped(Nodes.label(language.text("alerts.quiet.bad"), "bad", "small"));
        Nodes.present(problem, false);
        quiet.setId("alert-quiet");
        quiet.getStyleClass().add("rule-name");
        quiet.textProperty().bind(language.text("alerts.quiet"));
        quiet.setOnAction(_ -> model.quietHours(quiet.isSelected() ? hours : null));
        from = field("from", typed -> new QuietHours(typed, hours.to()));
        to = field("to", typed -> new QuietHours(hours.from(), typed));
        times = new FlowPane(
                Nodes.label(language.text("alerts.quiet.from"), "muted", "small"),
                from,
                Nodes.label(language.text("alerts.quiet.to"), "muted", "small"),
                to);
        times.getStyleClass().add("rule-fields");
        var under = new VBox(
                RuleLine.wrapped(Nodes.label(language.text("alerts.quiet.note"), "faint", "small")), times, problem);
        under.getStyleClass().add("rule-under");
        var quietLine = new VBox(quiet, under);
        quietLine.getStyleClass().add("rule-line");
        getChildren().addAll(Nodes.label(language.text("alerts.notifications"), "panel-title"), quietLine, test());
        model.knownProperty().subscribe(_ -> show());
        model.testedProperty().subscribe(_ -> tell());
        language.textsProperty().subscribe(_ -> tell());
    }

    private HBox test() {
        var send = Nodes.button(language.text("alerts.test"), model::test);
        send.setId("alert-test");
        send.setMinWidth(USE_PREF_SIZE);
        model.testedProperty().subscribe(now -> send.setDisable(now instanceof TestOutcome.Sending));
        HBox.setHgrow(outcome, Priority.ALWAYS);
        outcome.setMaxWidth(Double.MAX_VALUE);
        outcome.setId("alert-tested");
        var line = new HBox(12, send, outcome);
        line.getStyleClass().addAll("rule-line", "test-line");
        return line;
    }

    private LimitField<LocalTime> field(String word, java.util.function.Function<LocalTime, QuietHours> change) {
        UnaryOperator<QuietHours> keep = next -> {
            hours = next;
            return next;
        };
        var field = new LimitField<LocalTime>(
                4,
                TypedLimits::time,
                TypedLimits::words,
                typed -> model.quietHours(keep.apply(change.apply(typed))),
                wrong -> Nodes.present(problem, wrong));
        field.setId("alert-quiet-" + word);
        field.accessibleTextProperty().bind(language.text("alerts.quiet." + word));
        return field;
    }

    private void show() {
        var known = model.knownProperty().get();
        var now = known == null ? null : known.book().quietHours();
        hours = now == null ? hours : now;
        quiet.setSelected(now != null);
        times.setDisable(now == null);
        from.show(hours.from());
        to.show(hours.to());
    }

    private void tell() {
        outcome.getStyleClass().removeAll("good", "bad", "muted");
        switch (model.testedProperty().get()) {
            case TestOutcome.Untested _ -> say("alerts.test.note", "muted");
            case TestOutcome.Sending _ -> say("alerts.test.sending", "muted");
            case TestOutcome.Shown _ -> say("alerts.test.shown", "good");
            case TestOutcome.NotShown(var why) -> {
                outcome.getStyleClass().add("bad");
                outcome.setText(language.words(why));
            }
        }
    }

    private void say(String key, String tone) {
        outcome.getStyleClass().add(tone);
        outcome.setText(language.get(key));
    }
}
