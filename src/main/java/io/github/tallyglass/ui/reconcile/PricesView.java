package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.reconcile.PricesModel.Prices;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The section "Prices": what a million tokens came to, by account, model and month, and beneath it the
/// ratios that changed.
final class PricesView extends VBox {

    private final PricesModel model;
    private final Language language;
    private final Label verdict = Nodes.label("", "faint");
    private final Button differing;
    private final VBox state = new VBox();
    private final Label stateTitle = Nodes.label("", "strong");
    private final Label stateAdvice = Nodes.label("", "muted", "centred");

    PricesView(PricesModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("sums");
        differing = Nodes.button(language.text("prices.show-differing"), model::showDiffering, "small");
        differing.setId("prices-differing");
        differing.setMinWidth(Region.USE_PREF_SIZE);
        stateAdvice.setWrapText(true);
        stateAdvice.setMaxWidth(460);
        stateAdvice.setMinHeight(USE_PREF_SIZE);
        state.getStyleClass().add("state");
        state.getChildren().setAll(Nodes.icon(BootstrapIcons.TAG), stateTitle, stateAdvice);
        var table = new PricesTable(model, language);
        table.visibleProperty().bind(state.visibleProperty().not());
        var place = new StackPane(table, state);
        place.setMinHeight(0);
        VBox.setVgrow(place, Priority.ALWAYS);
        var panel = new VBox(head(), place);
        panel.getStyleClass().addAll("panel", "checks-panel");
        panel.setMinHeight(0);
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().addAll(panel, new RatioChangesPanel(model, language));
        model.pricesProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private Node head() {
        var title = Nodes.label(language.text("prices.title"), "panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        verdict.setMinWidth(0);
        var head = new HBox(title, verdict, Nodes.spring(), differing);
        head.getStyleClass().addAll("panel-head", "vanished-head");
        return head;
    }

    private void show() {
        var prices = model.pricesProperty().get();
        Nodes.present(state, prices == null || prices.lines().isEmpty());
        Nodes.present(differing, prices != null && prices.differing() > 0);
        if (prices == null) {
            stateTitle.setText(language.get("prices.loading"));
            stateAdvice.setText("");
            verdict.setText("");
            return;
        }
        stateTitle.setText(language.get("prices.none"));
        stateAdvice.setText(language.get("prices.none.advice"));
        verdict.setText(verdict(prices));
    }

    private String verdict(Prices prices) {
        if (prices.lines().isEmpty()) {
            return "";
        }
        if (!prices.checked()) {
            return language.get("prices.unchecked");
        }
        var count = prices.differing();
        return count == 0
                ? language.get("prices.all-explained")
                : language.get("prices.some-differ", Numbers.exact(count), count);
    }
}
