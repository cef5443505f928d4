package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Segments;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The screen: a bar that chooses the section, what went wrong, and the section.
final class AlertsView extends VBox {

    static final String FIRED = "fired";
    static final String RULES = "rules";
    static final String BUDGETS = "budgets";

    private static final String SECTION = "alerts.section";

    private final AlertsModel model;
    private final BudgetsModel budgets;
    private final Language language;
    private final Map<String, Node> sections;
    private final Preferences preferences;
    private final Segments<String> choice;
    private final StackPane place = new StackPane();
    private final Label quiet = Nodes.label("", "muted");
    private final Label failure = new Label();
    private final HBox notice;
    private String current = "";
    private boolean shown;

    AlertsView(
            AlertsModel model,
            BudgetsModel budgets,
            Map<String, Node> sections,
            Language language,
            Preferences preferences) {
        this.model = model;
        this.budgets = budgets;
        this.sections = Map.copyOf(sections);
        this.language = language;
        this.preferences = preferences;
        getStyleClass().add("alerts");
        choice = new Segments<>(List.of(FIRED, RULES, BUDGETS), id -> language.text("alerts.section." + id));
        choice.setMinWidth(USE_PREF_SIZE);
        quiet.setGraphic(Nodes.icon(BootstrapIcons.MOON));
        quiet.setGraphicTextGap(7);
        var bar = new HBox(choice, Nodes.spring(), quiet);
        bar.getStyleClass().add("section-bar");
        notice = notice();
        place.setMinHeight(0);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(bar, notice, place);
        choice.valueProperty().subscribe((_, id) -> {
            if (id != null) {
                show(id);
            }
        });
        var last = preferences.get(SECTION, FIRED);
        open(sections.containsKey(last) ? last : FIRED);
        model.knownProperty().subscribe(_ -> tellQuiet());
        model.failureProperty().subscribe(_ -> tellFailure());
        language.textsProperty().subscribe(_ -> {
            tellQuiet();
            tellFailure();
        });
    }

    void open(String id) {
        choice.valueProperty().set(id);
    }

    /// Whoever comes with news unseen comes for the news.
    void shown(boolean now) {
        shown = now;
        if (now && model.unseenProperty().get() > 0) {
            open(FIRED);
        }
        follow();
    }

    boolean closePane() {
        var open = current.equals(BUDGETS) && budgets.openProperty().get();
        if (open) {
            budgets.closeForm();
        }
        return open;
    }

    private void show(String id) {
        preferences.put(SECTION, id);
        current = id;
        place.getChildren().setAll(sections.get(id));
        follow();
    }

    private void follow() {
        model.showList(shown && current.equals(FIRED));
        budgets.show(shown && current.equals(BUDGETS));
    }

    private HBox notice() {
        failure.setWrapText(true);
        failure.setMaxWidth(Double.MAX_VALUE);
        failure.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(failure, Priority.ALWAYS);
        var box = new HBox(
                failure,
                Nodes.iconButton(
                        BootstrapIcons.X, language.text("common.close"), model::dismiss, "plain", "tiny-icon"));
        box.getStyleClass().addAll("notice", "bad");
        return box;
    }

    private void tellFailure() {
        var why = model.failureProperty().get();
        Nodes.present(notice, why != null);
        failure.setText(why == null ? "" : language.words(why));
    }

    private void tellQuiet() {
        var known = model.knownProperty().get();
        @Nullable QuietHours hours = known == null ? null : known.book().quietHours();
        Nodes.present(quiet, hours != null);
        quiet.setText(
                hours == null
                        ? ""
                        : language.get(
                                "alerts.quiet.at", TypedLimits.words(hours.from()), TypedLimits.words(hours.to())));
    }
}
