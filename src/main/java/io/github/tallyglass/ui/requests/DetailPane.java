package io.github.tallyglass.ui.requests;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Everything about one row: who, when, how long, how the price came about.
final class DetailPane extends VBox {

    private static final double LABELS = 100;

    private final RequestsModel model;
    private final Language language;
    private final VBox body = new VBox();

    DetailPane(RequestsModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("detail");
        body.getStyleClass().add("detail-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(language.text("detail.name"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        model.details().rowProperty().subscribe(_ -> show());
        model.details().attemptsProperty().subscribe(_ -> show());
        model.details().priceProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private void show() {
        var row = model.details().rowProperty().get();
        Nodes.present(this, row != null);
        if (row == null) {
            body.getChildren().clear();
            return;
        }
        var details = RequestDetails.of(
                row,
                model.details().attemptsProperty().get(),
                model.details().priceProperty().get(),
                language.texts(),
                model.zone().zone());
        body.getChildren().setAll(head(details.title()), fields(details));
        if (details.total() != null) {
            body.getChildren().add(price(details, details.total()));
        }
        if (details.note() != null) {
            var note = Nodes.label(
                    details.note().words(), "judgement", details.note().mood());
            note.setWrapText(true);
            note.setMaxWidth(Double.MAX_VALUE);
            body.getChildren().add(note);
        }
    }

    private HBox head(String title) {
        var name = Nodes.label(title, "strong");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        var close = Nodes.iconButton(
                BootstrapIcons.X, language.text("detail.close"), model::unselect, "plain", "tiny-icon");
        return row("detail-head", name, Nodes.spring(), close);
    }

    private GridPane fields(RequestDetails details) {
        var grid = new GridPane();
        grid.getStyleClass().add("detail-fields");
        var labels = new ColumnConstraints(LABELS);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(labels, values);
        for (var field : details.fields()) {
            grid.addRow(grid.getRowCount(), Nodes.label(field.label(), "faint"), value(field));
        }
        return grid;
    }

    private Region value(RequestDetails.Field field) {
        return switch (field.kind()) {
            case PLAIN -> wrapped(field.value());
            case ID -> row("detail-id", id(field.value()), copyButton(field));
            case TEXT -> {
                var text = wrapped(field.value());
                HBox.setHgrow(text, Priority.ALWAYS);
                yield row("detail-text", text, copyButton(field));
            }
        };
    }

    private static Label wrapped(String words) {
        var label = Nodes.label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Ids are longer than the pane: shortened here, whole on hover and when copied.
    private static Label id(String value) {
        var label = Nodes.label(value.length() > 20 ? value.substring(0, 20) + "…" : value, "mono");
        Nodes.tip(label, value);
        return label;
    }

    private Button copyButton(RequestDetails.Field field) {
        var name = new ReadOnlyStringWrapper(language.get("detail.copy", field.label()));
        var button = Nodes.iconButton(BootstrapIcons.FILES, name, () -> {}, "plain", "tiny-icon");
        var back = new PauseTransition(Duration.seconds(2));
        back.setOnFinished(_ -> name.set(language.get("detail.copy", field.label())));
        button.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(field.copied());
            Clipboard.getSystemClipboard().setContent(content);
            name.set(language.get("detail.copied"));
            back.playFromStart();
        });
        return button;
    }

    private static VBox price(RequestDetails details, RequestDetails.Step total) {
        var box = new VBox();
        box.getStyleClass().add("price-steps");
        details.steps().forEach(step -> box.getChildren().add(step(step)));
        var sum = step(total);
        sum.getStyleClass().add(details.steps().isEmpty() ? "only" : "total");
        box.getChildren().add(sum);
        return box;
    }

    private static HBox step(RequestDetails.Step step) {
        var amount = Nodes.label(step.amount());
        amount.setMinWidth(USE_PREF_SIZE);
        return row("price-step", wrapped(step.words()), Nodes.spring(), amount);
    }

    private static HBox row(String styleClass, javafx.scene.Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add(styleClass);
        return row;
    }
}
