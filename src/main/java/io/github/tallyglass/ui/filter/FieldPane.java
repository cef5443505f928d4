package io.github.tallyglass.ui.filter;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Conditions on one dimension: free text on top, known values to tick beneath. The text also narrows the
/// list.
final class FieldPane extends VBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final int SHOWN = 60;

    private final SelectionModel selection;
    private final Dimension dimension;
    private final Language language;
    private final TextField text = new TextField();
    private final Label problem = Nodes.label("", "bad", "small");
    private final VBox list = new VBox();
    private final Runnable close;
    private List<String> values = List.of();

    /// @param close called when a condition was typed and taken
    FieldPane(SelectionModel selection, Dimension dimension, KnownValues known, Language language, Runnable close) {
        this.selection = selection;
        this.dimension = dimension;
        this.language = language;
        this.close = close;
        getStyleClass().add("field-pane");
        text.promptTextProperty().bind(language.text("filter.prompt"));
        text.accessibleTextProperty().bind(language.text("filter.dimension." + dimension.word()));
        text.setOnAction(_ -> take());
        text.textProperty().subscribe(_ -> fill());
        problem.setWrapText(true);
        Nodes.present(problem, false);
        list.getStyleClass().add("values");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(220);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(language.text("filter.known"));
        getChildren().addAll(text, problem, Nodes.label(language.text("filter.syntax"), "faint", "tiny"), scroll);
        known.of(dimension, found -> {
            values = found;
            fill();
        });
    }

    void focus() {
        text.requestFocus();
    }

    private void take() {
        var typed = text.getText().strip();
        if (typed.isEmpty()) {
            close.run();
            return;
        }
        switch (Match.parse(typed)) {
            case Result.Ok<Match>(Match match) -> {
                selection.narrow(dimension, match);
                close.run();
            }
            case Result.Err<Match>(Failure.BadInput(var typedText, var detail)) -> complain(detail);
            case Result.Err<Match>(Failure other) -> complain(language.words(other));
        }
    }

    private void complain(String why) {
        problem.setText(language.get("filter.broken", why));
        Nodes.present(problem, true);
        text.pseudoClassStateChanged(ERROR, true);
    }

    private void fill() {
        Nodes.present(problem, false);
        text.pseudoClassStateChanged(ERROR, false);
        var typed = Match.parse(text.getText().strip());
        var found = values.stream()
                .filter(value -> !value.isEmpty())
                .filter(value -> !(typed instanceof Result.Ok<Match>(Match match)) || match.test(value))
                .limit(SHOWN)
                .map(this::tick)
                .toList();
        list.getChildren().setAll(found);
        if (found.isEmpty()) {
            list.getChildren().add(Nodes.label(language.text("filter.no-values"), "faint", "small"));
        }
    }

    private CheckBox tick(String value) {
        var exact = new Match.Exact(value);
        var box = new CheckBox(language.texts().value(dimension, value));
        box.setMnemonicParsing(false);
        box.setAccessibleText(box.getText());
        box.setSelected(selection.selection().filter().on(dimension).contains(exact));
        box.setOnAction(_ -> {
            if (box.isSelected()) {
                selection.narrow(dimension, exact);
            } else {
                selection.remove(dimension, exact);
            }
        });
        return box;
    }
}
