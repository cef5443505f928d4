package io.github.tallyglass.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DefinitionProblem;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.sync.GatewayDefinitions;
import io.github.tallyglass.ui.Fx;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A definition written by hand in the form, taken from a file, and given away as one.
@ExtendWith(ApplicationExtension.class)
class DefinitionViewTest {

    private final Preferences preferences = Preferences.inMemory();
    private final Language language = new Language(preferences, Locale.ENGLISH);
    private final GatewayDefinitions definitions = new GatewayDefinitions();
    private final ChosenFile files = new ChosenFile();
    private final DefinitionModel model = new DefinitionModel(definitions, files, Runnable::run, Runnable::run);
    private final ScrollPane[] roots = new ScrollPane[1];

    @TempDir
    private Path folder;

    private static final class ChosenFile implements DefinitionFiles {
        private @Nullable Path file;
        private String suggested = "";

        @Override
        public Optional<Path> chooseDefinition() {
            return Optional.ofNullable(file);
        }

        @Override
        public Optional<Path> chooseNewDefinition(String suggestedName) {
            suggested = suggestedName;
            return Optional.ofNullable(file);
        }
    }

    @Start
    void start(Stage stage) {
        var scroll = new ScrollPane(new DefinitionView(model, language));
        roots[0] = scroll;
        scroll.setFitToWidth(true);
        var scene = new Scene(scroll, 560, 700);
        new Theme(preferences, new Fx().colorScheme()).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void type(FxRobot robot, String id, String text) {
        // The form is longer than the window.
        robot.interact(() -> {
            input(id).requestFocus();
            input(id).setText(text);
        });
    }

    private TextInputControl input(String id) {
        return (TextInputControl) roots[0].lookup(id);
    }

    private String words(String id) {
        return ((Labeled) roots[0].lookup(id)).getText();
    }

    private String value(String at) {
        return definitions.values(model.definitionTextProperty().get()).getOrDefault(at, "missing");
    }

    @Test
    void whatIsTypedStandsInTheDefinition(FxRobot robot) {
        assertThat(input("#definition-pages-first").getText()).isEqualTo("1");
        assertThat(input("#definition-token-prefix").getText()).isEqualTo("Bearer");

        type(robot, "#definition-pages-first", "0");
        type(robot, "#definition-user-id-headers", "X-User X-Id");
        type(robot, "#definition-token-prefix", "");
        type(robot, "#definition-logs-rows", "data.data");
        type(robot, "#definition-stat-path", "");
        type(robot, "#definition-row-duration", "{\"path\":\"ms\",\"unit\":\"milliseconds\"}");

        assertThat(model.problemsProperty().get()).isEmpty();
        assertThat(value("/pages/first")).isEqualTo("0");
        assertThat(value("/token/prefix")).isEmpty();
        assertThat(value("/logs/rows")).isEqualTo("data.data");
        assertThat(value("/stat/path")).isEqualTo("missing");
        assertThat(value("/row/duration")).contains("milliseconds");
        // In its proper form once the next field has the focus.
        assertThat(input("#definition-user-id-headers").getText()).isEqualTo("X-User, X-Id");
        assertThat(input("#definition-text").getText())
                .isEqualTo(model.definitionTextProperty().get());
    }

    @Test
    void whatIsWrongStandsAtItsField(FxRobot robot) {
        type(robot, "#definition-logs-path", "/api/user/token");
        type(robot, "#definition-pages-size", "many");

        assertThat(model.problemsProperty().get())
                .extracting(DefinitionProblem::at)
                .containsExactlyInAnyOrder("/logs/path", "/pages/size");
        var box = (FieldBox) roots[0].lookup("#definition-pages-size").getParent();
        assertThat(box.getChildren())
                .anySatisfy(child -> assertThat(child)
                        .isInstanceOfSatisfying(
                                Labeled.class,
                                label -> assertThat(label.getText()).contains("/pages/size must be a whole number")));
        assertThat(roots[0].lookup("#definition-problems").isVisible()).isFalse();
        assertThat(roots[0].lookup("#definition-save").isDisabled()).isTrue();
        // What was typed is not lost while it is wrong.
        assertThat(input("#definition-logs-path").getText()).isEqualTo("/api/user/token");

        type(robot, "#definition-logs-path", "/api/log");
        type(robot, "#definition-pages-size", "50");
        assertThat(model.problemsProperty().get()).isEmpty();
        assertThat(roots[0].lookup("#definition-save").isDisabled()).isFalse();
    }

    @Test
    void aFileIsLoadedAndSaved(FxRobot robot) throws IOException {
        files.file = Files.writeString(folder.resolve("mine.json"), definitions.example());
        robot.clickOn("#definition-load");

        assertThat(input("#definition-token-header").getText()).isEqualTo("X-Api-Token");
        assertThat(words("#definition-file")).isEqualTo("mine.json");

        files.file = folder.resolve("shared.json");
        robot.clickOn("#definition-save");
        assertThat(files.suggested).isEqualTo("example-gateway.json");
        assertThat(definitions.tidy(Files.readString(files.file))).isEqualTo(definitions.tidy(definitions.example()));
    }

    @Test
    void aFileThatIsNoDefinitionIsShownWithItsProblems(FxRobot robot) throws IOException {
        files.file = Files.writeString(folder.resolve("bad.json"), "{\"format\":\"x\",\"colour\":1}");
        robot.clickOn("#definition-load");

        assertThat(words("#definition-problems")).contains("/format must be", "/colour: there is no such setting");
        assertThat(input("#definition-text").getText()).contains("colour");

        files.file = folder.resolve("nowhere.json");
        robot.clickOn("#definition-load");
        assertThat(model.transferProperty().get())
                .isInstanceOfSatisfying(
                        Result.Err.class, err -> assertThat(err.failure()).isInstanceOf(Failure.FileFault.class));
        assertThat(words("#definition-file")).contains("nowhere.json");
    }

    @Test
    void bothLanguages(FxRobot robot) {
        robot.interact(() -> language.choose(Language.Choice.CHINESE));
        type(robot, "#definition-pages-first", "5");

        assertThat(roots[0].lookupAll(".label").stream()
                        .filter(Labeled.class::isInstance)
                        .map(label -> ((Labeled) label).getText()))
                .contains("记录列表", "令牌的请求头")
                .anyMatch(words -> words.contains("/pages/first 必须是"));
        robot.interact(model::reset);
        assertThat(model.problemsProperty().get()).isEmpty();
    }
}
