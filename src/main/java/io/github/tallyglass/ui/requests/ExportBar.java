package io.github.tallyglass.ui.requests;

import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.requests.ExportModel.State;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The way of an export as a bar that blocks nothing: options, progress with rate, outcome. Any screen that
/// exports can show one.
public final class ExportBar extends HBox {

    private final ExportModel model;
    private final Language language;
    private final ProgressBar progress = new ProgressBar();
    private final Label numbers = new Label();

    public ExportBar(ExportModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("export-bar");
        progress.accessibleTextProperty().bind(language.text("export.progress"));
        progress.setMinWidth(160);
        numbers.setMinWidth(Region.USE_PREF_SIZE);
        model.stateProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private void show() {
        var state = model.stateProperty().get();
        Nodes.present(this, !(state instanceof State.Closed));
        getStyleClass().removeAll("good", "bad");
        switch (state) {
            case State.Closed() -> getChildren().clear();
            case State.Options(var rows) -> showOptions(rows);
            case State.Running running -> showProgress(running);
            case State.Done(var file, var written) -> {
                getStyleClass().add("good");
                getChildren()
                        .setAll(
                                words(language.get(
                                        "export.done",
                                        Numbers.exact(written),
                                        language.texts().sentence(file.toString()))),
                                Nodes.button(language.text("export.folder"), model::openFolder, "small"),
                                button("export.close"));
            }
            case State.Failed(var why) -> {
                getStyleClass().add("bad");
                getChildren().setAll(words(language.get("export.failed", language.words(why))), button("export.close"));
            }
        }
    }

    private void showOptions(long rows) {
        var bom = new CheckBox();
        bom.setId("export-bom");
        bom.textProperty().bind(language.text("export.bom"));
        bom.setSelected(model.bom());
        bom.setMinWidth(Region.USE_PREF_SIZE);
        bom.selectedProperty().subscribe((_, now) -> model.setBom(now));
        var choose = Nodes.button(language.text("export.choose"), model::chooseFile, "small", "primary");
        choose.setId("export-choose");
        getChildren()
                .setAll(
                        words(
                                rows == 0
                                        ? language.get("export.options.all")
                                        : language.get("export.options", Numbers.exact(rows))),
                        bom,
                        choose,
                        button("export.cancel"));
        // Ctrl+E, Enter: the keyboard goes on where it began.
        choose.requestFocus();
    }

    private void showProgress(State.Running running) {
        progress.setProgress(
                running.rows() == 0
                        ? ProgressBar.INDETERMINATE_PROGRESS
                        : Math.min(1, (double) running.written() / running.rows()));
        var written = Numbers.exact(running.written());
        var rows = Numbers.exact(running.rows());
        numbers.setText(
                running.rows() == 0
                        ? language.get("export.running.some", written)
                        : running.rowsPerSecond() == 0
                                ? language.get("export.running", written, rows)
                                : language.get(
                                        "export.running.rate", written, rows, Numbers.exact(running.rowsPerSecond())));
        if (!getChildren().contains(progress)) {
            getChildren().setAll(progress, numbers, Nodes.spring(), button("export.cancel"));
        }
    }

    private Node button(String key) {
        var button = Nodes.button(language.text(key), model::cancel, "small");
        button.setId(key.replace('.', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Label words(String words) {
        var label = Nodes.label(words);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }
}
