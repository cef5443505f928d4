package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The requests screen: table on the left, details of the chosen row on the right.
public final class RequestsView extends HBox {

    /// Narrower panels leave the number of rows out.
    private static final double ROOMY = 640;

    private final RequestsModel model;
    private final Language language;
    private final CurrencySetting currency;
    private final Label title = Nodes.label("", "panel-title");
    private final Label sums = Nodes.label("", "faint");
    private final Label rows = Nodes.label("", "faint");
    private final Label incomplete;
    private final Label pruned = Nodes.label("", "judgement", "warn");
    private final Label failure = Nodes.label("", "judgement", "bad");
    private final VBox empty = new VBox();

    /// @param export opens the export's options
    public RequestsView(
            RequestsModel model, ExportModel exporting, Language language, CurrencySetting currency, Runnable export) {
        this.model = model;
        this.language = language;
        this.currency = currency;
        incomplete = Nodes.label(language.text("requests.incomplete"), "judgement", "warn");
        failure.setWrapText(true);
        getStyleClass().add("requests");
        var table = new RequestTable(model, language, export);
        var stack = new StackPane(table, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        var panel = new VBox(head(export), notes(), new ExportBar(exporting, language), stack);
        panel.getStyleClass().addAll("panel", "requests-panel");
        var frame = new StackPane(panel);
        frame.getStyleClass().add("requests-frame");
        HBox.setHgrow(frame, Priority.ALWAYS);
        frame.setMinWidth(0);
        getChildren().addAll(frame, new DetailPane(model, language));
        fillEmptyState();
        model.answerProperty().subscribe(_ -> showSums());
        model.failureProperty().subscribe(_ -> showSums());
        language.textsProperty().subscribe(_ -> showSums());
        currency.choiceProperty().subscribe(_ -> showSums());
    }

    private Node head(Runnable export) {
        var chooser = new ColumnChooser(model.columns(), language);
        var columns = Nodes.button(language.text("requests.columns"), () -> {}, "columns-button");
        columns.setGraphic(Nodes.icon(BootstrapIcons.CHEVRON_DOWN, "caret"));
        columns.setOnAction(_ -> chooser.toggle(columns));
        columns.setMinWidth(Region.USE_PREF_SIZE);
        var csv = Nodes.button(language.text("requests.export"), export, "primary");
        csv.setId("requests-export");
        csv.setMinWidth(Region.USE_PREF_SIZE);
        csv.disableProperty().bind(Bindings.createBooleanBinding(() -> count() == 0, model.answerProperty()));
        title.setMinWidth(Region.USE_PREF_SIZE);
        sums.setMinWidth(Region.USE_PREF_SIZE);
        var totals = new HBox(sums, rows);
        totals.getStyleClass().add("totals");
        var head = new HBox(title, totals, Nodes.spring(), columns, csv);
        head.getStyleClass().addAll("panel-head", "requests-head");
        rows.visibleProperty()
                .bind(rows.textProperty().isNotEmpty().and(head.widthProperty().greaterThan(ROOMY)));
        rows.managedProperty().bind(rows.visibleProperty());
        return head;
    }

    private Node notes() {
        var notes = new VBox(incomplete, pruned, failure);
        notes.getStyleClass().add("requests-notes");
        notes.getChildren().forEach(note -> ((Label) note).setMaxWidth(Double.MAX_VALUE));
        notes.managedProperty()
                .bind(incomplete.visibleProperty().or(pruned.visibleProperty()).or(failure.visibleProperty()));
        return notes;
    }

    private void fillEmptyState() {
        var clear = Nodes.button(
                language.text("requests.empty.clear"), () -> model.selection().clearFilter());
        empty.getStyleClass().add("state");
        empty.getChildren()
                .setAll(
                        Nodes.icon(BootstrapIcons.SEARCH),
                        Nodes.label(language.text("requests.empty"), "strong"),
                        Nodes.label(language.text("requests.empty.advice"), "muted"),
                        clear);
        model.selection()
                .selectionProperty()
                .subscribe(now -> Nodes.present(clear, !now.filter().isAll()));
    }

    private long count() {
        var answer = model.answerProperty().get();
        return answer == null ? 0 : answer.count();
    }

    private void showSums() {
        var answer = model.answerProperty().get();
        var why = model.failureProperty().get();
        Nodes.present(failure, why != null);
        failure.setText(why == null ? "" : language.words(why));
        Nodes.present(empty, answer != null && answer.count() == 0);
        Nodes.present(incomplete, answer != null && !answer.totals().complete());
        Nodes.present(pruned, answer != null && !answer.pruned().isEmpty());
        if (answer == null) {
            title.setText(language.get("requests.loading"));
            sums.setText("");
            rows.setText("");
            return;
        }
        if (!answer.pruned().isEmpty()) {
            var last = answer.pruned().getLast().to().atZone(model.zone().zone());
            pruned.setText(language.get("requests.pruned", last.toLocalDate().toString()));
        }
        var requests = answer.totals().totals().requests();
        title.setText(language.get("requests.title", Numbers.exact(requests)));
        sums.setText(money(answer.totals().totals()));
        rows.setText(
                requests == answer.count()
                        ? ""
                        : "· " + language.get("requests.title.rows", Numbers.exact(answer.count())));
    }

    /// The display currency, and the other one beside it where a rate is known.
    private String money(Figures figures) {
        if (figures.quotaByUnit().isEmpty()) {
            return "";
        }
        var amounts = currency.amounts();
        var beside = amounts.beside(figures);
        return beside.isEmpty() ? amounts.words(figures) : amounts.words(figures) + " · " + beside;
    }
}
