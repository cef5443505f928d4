package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Segments;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// For how many days rows are kept; asks before any goes.
final class RetentionView extends VBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final int FOR_EVER = 0;
    private static final int OTHER = -1;
    private static final List<Integer> USUAL = List.of(FOR_EVER, 365, 180, 90, OTHER);

    private final RetentionModel model;
    private final Language language;
    private final Segments<Integer> choice;
    private final TextField number = new TextField();
    private final HBox other;
    private final Label remark = SettingLine.remark();
    private final Label words = SettingsSection.wrapped(Nodes.label("", "judgement", "warn"));
    private final VBox question;

    RetentionView(RetentionModel model, Language language) {
        this.model = model;
        this.language = language;
        choice = new Segments<>(
                USUAL,
                each -> language.text(
                        each == FOR_EVER
                                ? "settings.retention.ever"
                                : each == OTHER ? "settings.retention.other" : "settings.retention.days",
                        each));
        choice.setId("setting-retention");
        choice.setMinWidth(USE_PREF_SIZE);
        number.setId("setting-retention-days");
        number.setPrefColumnCount(5);
        number.accessibleTextProperty().bind(language.text("settings.retention.number"));
        number.setOnAction(_ -> take());
        var unit = Nodes.label(language.text("settings.retention.number"), "muted");
        unit.setMinWidth(USE_PREF_SIZE);
        var apply = Nodes.button(language.text("settings.retention.apply"), this::take);
        apply.setId("setting-retention-apply");
        apply.setMinWidth(USE_PREF_SIZE);
        other = new HBox(8, Nodes.spring(), number, unit, apply);
        other.getStyleClass().add("setting-more");
        question = new VBox(8, words, buttons());
        getChildren()
                .add(new SettingLine(language, "retention", choice)
                        .with(other)
                        .with(remark)
                        .with(question));
        choice.valueProperty().subscribe((_, wanted) -> chosen(wanted));
        model.daysProperty().subscribe(_ -> reset());
        model.questionProperty().subscribe(_ -> show());
        model.countingProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private HBox buttons() {
        var keep = Nodes.button(language.text("settings.retention.cancel"), () -> {
            model.cancel();
            reset();
        });
        keep.setId("setting-retention-keep");
        var delete = Nodes.button(language.text("settings.retention.confirm"), model::confirm, "danger");
        delete.setId("setting-retention-delete");
        for (var button : List.of(keep, delete)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        return new HBox(8, Nodes.spring(), keep, delete);
    }

    /// Shows what holds.
    private void reset() {
        var days = model.daysProperty().get();
        choice.valueProperty().set(segment(days));
        number.setText(days == null ? "" : days.toString());
        number.pseudoClassStateChanged(ERROR, false);
        show();
    }

    private static Integer segment(@Nullable Integer days) {
        return days == null ? FOR_EVER : USUAL.contains(days) ? days : OTHER;
    }

    private void chosen(@Nullable Integer wanted) {
        if (wanted == null || wanted.equals(segment(model.daysProperty().get()))) {
            show();
            return;
        }
        if (wanted == OTHER) {
            model.cancel();
            show();
            number.requestFocus();
        } else {
            model.choose(wanted == FOR_EVER ? null : wanted);
        }
    }

    private void take() {
        var typed = Retention.of(number.getText());
        number.pseudoClassStateChanged(ERROR, typed.isEmpty());
        if (typed.isEmpty()) {
            SettingLine.say(
                    remark,
                    language.get(
                            "settings.retention.bad", Numbers.exact((long) Retention.SHORTEST), Numbers.exact((long)
                                    Retention.LONGEST)));
        } else {
            model.choose(typed.get().days());
        }
    }

    private void show() {
        var asked = model.questionProperty().get();
        var why = model.failureProperty().get();
        var typed = Integer.valueOf(OTHER).equals(choice.valueProperty().get());
        Nodes.present(other, typed);
        Nodes.present(question, asked != null);
        if (asked != null) {
            words.setText(language.get("settings.retention.ask", Numbers.exact(asked.rows()), asked.days()));
        }
        SettingLine.say(
                remark,
                why != null
                        ? language.words(why)
                        : model.countingProperty().get() ? language.get("settings.retention.counting") : "");
    }
}
