package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.DefinitionProblem;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The form of a custom gateway's definition: the settings that gateways differ in most, file buttons,
/// and the whole text for everything else. A part of whatever dialog it is put into.
public final class DefinitionView extends VBox {

    /// Settings of the form by their headings.
    private static final Map<String, List<String>> GROUPS = groups();

    private final DefinitionModel model;
    private final Language language;
    private final Map<String, FieldBox> boxes = new LinkedHashMap<>();
    private final Map<String, TextField> inputs = new LinkedHashMap<>();
    private final Label elsewhere = Nodes.label("", "judgement", "bad");
    private final Label file = Nodes.label("", "small", "faint");

    public DefinitionView(DefinitionModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("definition");
        elsewhere.setId("definition-problems");
        file.setId("definition-file");
        for (var words : new Label[] {elsewhere, file}) {
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            words.setMaxWidth(Double.MAX_VALUE);
        }
        var intro = Nodes.label(language.text("definition.intro"), "small", "muted");
        intro.setWrapText(true);
        intro.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(intro, fileButtons(), file);
        GROUPS.forEach((heading, settings) -> getChildren()
                .addAll(Nodes.label(language.text("definition.group." + heading), "strong"), grid(settings)));
        getChildren().addAll(elsewhere, wholeText());
        model.valuesProperty().subscribe(_ -> showValues());
        model.problemsProperty().subscribe(_ -> showProblems());
        model.transferProperty().subscribe(this::showTransfer);
        language.textsProperty().subscribe(_ -> {
            showProblems();
            showTransfer(model.transferProperty().get());
        });
    }

    private static Map<String, List<String>> groups() {
        var groups = new LinkedHashMap<String, List<String>>();
        groups.put("access", List.of("/token/header", "/token/prefix", "/user_id_headers", "/name"));
        groups.put(
                "reads",
                List.of("/logs/path", "/self/path", "/status/path", "/stat/path", "/hourly/path", "/keys/path"));
        groups.put(
                "list",
                List.of(
                        "/logs/rows",
                        "/logs/total",
                        "/pages/parameter",
                        "/pages/first",
                        "/pages/size_parameter",
                        "/pages/size"));
        groups.put("time", List.of("/time/from", "/time/to", "/time/unit", "/time/to_included"));
        groups.put(
                "row",
                List.of(
                        "/row/time",
                        "/row/type",
                        "/row/model",
                        "/row/quota",
                        "/row/prompt_tokens",
                        "/row/completion_tokens",
                        "/row/key",
                        "/row/user",
                        "/row/duration",
                        "/row/request_id"));
        groups.put("money", List.of("/self/balance", "/unit/units_per_currency", "/unit/currency", "/reply/success"));
        return groups;
    }

    private HBox fileButtons() {
        var load = Nodes.button(language.text("definition.load"), model::load, "small");
        load.setId("definition-load");
        var save = Nodes.button(language.text("definition.save"), model::save, "small");
        save.setId("definition-save");
        model.problemsProperty().subscribe(problems -> save.setDisable(!problems.isEmpty()));
        var row = new HBox(load, save);
        row.getStyleClass().add("definition-files");
        return row;
    }

    private GridPane grid(List<String> settings) {
        var grid = new GridPane();
        grid.getStyleClass().add("definition-grid");
        for (var column = 0; column < 2; column++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        for (var index = 0; index < settings.size(); index++) {
            grid.add(box(settings.get(index)), index % 2, index / 2);
        }
        return grid;
    }

    private Node box(String at) {
        var word = at.substring(1).replace('/', '-').replace('_', '-');
        var name = language.text("definition.field." + word);
        var input = new TextField();
        input.setId("definition-" + word);
        input.accessibleTextProperty().bind(name);
        input.textProperty().subscribe((_, now) -> {
            if (input.isFocused()) {
                model.set(at, now.strip());
            }
        });
        // What was typed is shown in its proper form once it is done.
        input.focusedProperty().subscribe(focused -> {
            if (!focused) {
                showValues();
            }
        });
        var box = new FieldBox(name, input, new SimpleStringProperty(""));
        inputs.put(at, input);
        boxes.put(at, box);
        return box;
    }

    private TitledPane wholeText() {
        var text = new TextArea();
        text.setId("definition-text");
        text.getStyleClass().add("mono");
        text.setPrefRowCount(12);
        text.textProperty().bindBidirectional(model.definitionTextProperty());
        text.accessibleTextProperty().bind(language.text("definition.text"));
        var pane = new TitledPane();
        pane.setId("definition-whole");
        pane.textProperty().bind(language.text("definition.text"));
        pane.setContent(text);
        pane.setExpanded(false);
        pane.setAnimated(false);
        return pane;
    }

    private void showValues() {
        var values = model.valuesProperty().get();
        inputs.forEach((at, input) -> {
            var value = values.getOrDefault(at, "").strip();
            if (!input.isFocused() && !input.getText().equals(value)) {
                input.setText(value);
            }
        });
    }

    private void showProblems() {
        var problems = model.problemsProperty().get();
        boxes.forEach((at, box) -> box.show(
                words(problems.stream().filter(problem -> isAt(problem, at)).toList())));
        var others = words(problems.stream()
                .filter(problem -> boxes.keySet().stream().noneMatch(at -> isAt(problem, at)))
                .toList());
        elsewhere.setText(others);
        Nodes.present(elsewhere, !others.isEmpty());
    }

    private static boolean isAt(DefinitionProblem problem, String at) {
        return problem.at().equals(at) || problem.at().startsWith(at + "/");
    }

    private String words(List<DefinitionProblem> problems) {
        return problems.stream().map(language.texts()::problem).collect(Collectors.joining("\n"));
    }

    private void showTransfer(Result<String> transfer) {
        switch (transfer) {
            case Result.Ok<String>(String name) -> {
                file.setText(name);
                file.getStyleClass().remove("bad");
            }
            case Result.Err<String>(var failure) -> {
                file.setText(language.words(failure));
                file.getStyleClass().add("bad");
            }
        }
        Nodes.present(file, !file.getText().isEmpty());
    }
}
