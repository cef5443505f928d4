package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The section "Sums": the summary, the days, and what vanished.
final class SumsView extends VBox {

    private static final double ROOMY = 760;

    private final ReconcileModel model;
    private final Language language;
    private final SummaryView summary;
    private final Label title = Nodes.label("", "panel-title");
    private final Label hint;
    private final CheckBox differingFirst = new CheckBox();
    private final VBox state = new VBox();
    private final Label stateTitle = Nodes.label("", "strong");
    private final Label stateAdvice = Nodes.label("", "muted");
    private final Button compare;
    private final Button clear;

    SumsView(ReconcileModel model, Language language, CurrencySetting currency) {
        this.model = model;
        this.language = language;
        getStyleClass().add("sums");
        summary = new SummaryView(model, language, currency);
        hint = Nodes.label(language.text("reconcile.hint"), "faint");
        compare = Nodes.button(language.text("reconcile.compare"), model::compare, "primary");
        compare.setId("reconcile-compare-first");
        clear = Nodes.button(language.text("reconcile.empty.clear"), model::clearFilter);
        stateAdvice.setWrapText(true);
        stateAdvice.setMaxWidth(460);
        stateAdvice.setMinHeight(USE_PREF_SIZE);
        stateAdvice.getStyleClass().add("centred");
        state.getStyleClass().add("state");
        state.getChildren().setAll(Nodes.icon(BootstrapIcons.CHECK2_SQUARE), stateTitle, stateAdvice, compare, clear);
        var table = new ChecksTable(model, language);
        var place = new StackPane(table, state);
        place.setMinHeight(0);
        VBox.setVgrow(place, Priority.ALWAYS);
        var head = head();
        head.visibleProperty().bind(state.visibleProperty().not());
        head.managedProperty().bind(head.visibleProperty());
        var panel = new VBox(head, place);
        panel.getStyleClass().addAll("panel", "checks-panel");
        panel.setMinHeight(0);
        VBox.setVgrow(panel, Priority.ALWAYS);
        table.visibleProperty().bind(state.visibleProperty().not());
        getChildren().addAll(summary, panel, new VanishedPanel(model, language, currency));
        model.checksProperty().subscribe(_ -> show());
        model.linesProperty().subscribe(_ -> show());
        model.comparison().stateProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
        currency.choiceProperty().subscribe(_ -> show());
    }

    private Node head() {
        title.setMinWidth(Region.USE_PREF_SIZE);
        differingFirst.setId("reconcile-differing-first");
        differingFirst.textProperty().bind(language.text("reconcile.differing-first"));
        differingFirst.setMinWidth(Region.USE_PREF_SIZE);
        model.differingFirstProperty().subscribe(differingFirst::setSelected);
        differingFirst.setOnAction(_ -> model.differingFirst(differingFirst.isSelected()));
        var head = new HBox(title, Nodes.spring(), hint, differingFirst);
        head.getStyleClass().add("panel-head");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        hint.visibleProperty().bind(head.widthProperty().greaterThan(ROOMY));
        hint.managedProperty().bind(hint.visibleProperty());
        return head;
    }

    private void show() {
        var checks = model.checksProperty().get();
        if (checks == null) {
            Nodes.present(state, true);
            explain("reconcile.loading", "", false, false);
            return;
        }
        summary.show(checks);
        var only = model.onlyProperty().get();
        var count = model.linesProperty().get().size();
        title.setText(
                only == null
                        ? language.get("reconcile.title", Numbers.exact((long) count), count)
                        : language.get(
                                "reconcile.title.only",
                                Numbers.exact((long) count),
                                count,
                                language.get("reconcile.state." + only.word())));
        Nodes.present(state, checks.lines().isEmpty());
        if (checks.accounts().isEmpty()) {
            explain("reconcile.empty.accounts", language.get("reconcile.empty.accounts.advice"), false, true);
        } else if (checks.span().days() == 0) {
            explain("reconcile.empty.future", language.get("reconcile.empty.future.advice"), false, false);
        } else if (checks.toCompare() == 0) {
            explain("reconcile.empty.paused", language.get("reconcile.empty.paused.advice"), false, false);
        } else if (model.comparison().running()) {
            explain("reconcile.empty.running", language.get("reconcile.empty.running.advice"), false, false);
        } else {
            explain(
                    "reconcile.empty",
                    language.get(
                            "reconcile.empty.advice", Numbers.exact((long) checks.toCompare()), checks.toCompare()),
                    model.comparison().readOnly() == null,
                    false);
        }
    }

    private void explain(String key, String advice, boolean canCompare, boolean canClear) {
        stateTitle.setText(language.get(key));
        stateAdvice.setText(advice);
        Nodes.present(stateAdvice, !advice.isEmpty());
        Nodes.present(compare, canCompare);
        Nodes.present(clear, canClear);
    }
}
