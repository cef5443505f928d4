package io.github.tallyglass.ui.main;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.screens.Stagecraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The whole window, by mouse and keyboard.
class WindowTest {

    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private Stagecraft craft;

    @BeforeEach
    void open() throws Exception {
        OnFx.run(() -> {
            craft = new Stagecraft(FakeQueries.filled());
            craft.theme.choose(Theme.Choice.LIGHT);
            craft.main.go("overview");
            stage = new Stage();
            var scene = new Scene(craft.view, 990, 700);
            craft.theme.dress(scene);
            Shortcuts.install(scene, craft.view, craft.main);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
        OnFx.settle();
    }

    @AfterEach
    void close() throws Exception {
        OnFx.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void destinationsByKey() {
        assertThat(current()).isEqualTo("overview");
        var last = craft.view.screens().size();
        robot.push(KeyCode.CONTROL, KeyCode.getKeyCode(String.valueOf(last)));
        OnFx.settle();
        assertThat(current()).isEqualTo("settings");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        OnFx.settle();
        assertThat(current()).isEqualTo("overview");
    }

    @Test
    void aRowNarrowsAndBackspaceWidens() {
        robot.clickOn(
                craft.view.lookupAll(".breakdown .table-row-cell").iterator().next());
        OnFx.settle();
        assertThat(craft.selection.selection().filter().on(Dimension.MODEL))
                .containsExactly(new Match.Exact("claude-opus-4-6"));
        robot.push(KeyCode.BACK_SPACE);
        OnFx.settle();
        assertThat(craft.selection.selection().filter()).isEqualTo(UsageFilter.ALL);
    }

    @Test
    void aPieceOfABarNarrowsToItsSeries() {
        var piece = craft.view.lookupAll(".slot-2").stream()
                .filter(node -> node.getStyleClass().contains("piece")
                        && node.getBoundsInLocal().getHeight() > 12)
                .findFirst()
                .orElseThrow();
        robot.clickOn(piece);
        OnFx.settle();
        assertThat(craft.selection.selection().filter().on(Dimension.MODEL))
                .containsExactly(new Match.Exact("gpt-5.2"));
    }

    @Test
    void besideABarNarrowsToItsTime() {
        var bar = craft.view.lookupAll(".stacked-bars .bar").stream().toList().get(3);
        var bounds = bar.localToScreen(bar.getBoundsInLocal());
        robot.clickOn(bounds.getMinX() + bounds.getWidth() / 2, bounds.getMinY() + 2);
        OnFx.settle();
        assertThat(craft.selection.selection().range()).isEqualTo("2026-08-04..2026-08-04");
    }

    @Test
    void freeTextOfAFieldBecomesAChip() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        OnFx.settle();
        robot.write("/gpt-5(/");
        robot.push(KeyCode.ENTER);
        OnFx.settle();
        assertThat(craft.selection.selection().filter()).isEqualTo(UsageFilter.ALL);
        assertThat(words()).anyMatch(words -> words.startsWith("This expression cannot be read"));
        picture("popover-field");
        OnFx.run(() -> popupField().clear());
        robot.write("/gpt-5");
        robot.write("/");
        robot.push(KeyCode.ENTER);
        OnFx.settle();
        assertThat(craft.selection.selection().filter().on(Dimension.MODEL)).containsExactly(new Match.Regex("gpt-5"));
        assertThat(Window.getWindows()).hasSize(1);
        assertThat(words()).contains("Model: /gpt-5/");
    }

    @Test
    void aChipIsClickedAway() {
        craftNarrowed();
        robot.clickOn("Key: ide");
        OnFx.settle();
        assertThat(craft.selection.selection().filter()).isEqualTo(UsageFilter.ALL);
        assertThat(craft.view.lookup(".chips").isVisible()).isFalse();
    }

    @Test
    void backspaceInAFieldOnlyTypes() {
        craftNarrowed();
        robot.push(KeyCode.CONTROL, KeyCode.F);
        OnFx.settle();
        robot.write("gx");
        robot.push(KeyCode.BACK_SPACE);
        OnFx.settle();
        assertThat(popupField().getText()).isEqualTo("g");
        assertThat(craft.selection.selection().filter()).isNotEqualTo(UsageFilter.ALL);
    }

    @Test
    void knownValuesAreTicked() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        OnFx.settle();
        var box = popupNodes(CheckBox.class).stream()
                .filter(each -> each.getText().equals("gemini-3-pro"))
                .findFirst()
                .orElseThrow();
        OnFx.run(box::fire);
        assertThat(craft.selection.selection().filter().on(Dimension.MODEL))
                .containsExactly(new Match.Exact("gemini-3-pro"));
        OnFx.run(box::fire);
        assertThat(craft.selection.selection().filter()).isEqualTo(UsageFilter.ALL);
    }

    @Test
    void customRangeIsApplied() throws Exception {
        robot.clickOn("Custom…");
        OnFx.settle();
        picture("popover-range");
        var apply = popupNodes(Button.class).stream()
                .filter(each -> each.getText().equals("Apply"))
                .findFirst()
                .orElseThrow();
        OnFx.run(apply::fire);
        assertThat(craft.selection.selection().range()).isEqualTo("2026-08-01..2026-08-31");
    }

    @Test
    void theLanguageChangesWhereEverythingStands() throws Exception {
        var before = words();
        assertThat(before).contains("Cost per day", "By model");
        OnFx.run(() -> craft.language.choose(Language.Choice.CHINESE));
        OnFx.settle();
        assertThat(words()).contains("每日费用", "模型明细").doesNotContain("Cost per day", "By model");
    }

    @Test
    void aFailureIsABannerThatCanBeDismissedAndStaysAway() throws Exception {
        OnFx.run(() -> craft.sync.publish(Stagecraft.busy()));
        assertThat(notice().failure()).isInstanceOf(Failure.AuthRejected.class);
        assertThat(craft.view.lookup(".banner").isVisible()).isTrue();
        OnFx.run(() -> craft.main.dismiss());
        OnFx.run(() -> craft.sync.publish(Stagecraft.busy()));
        assertThat(craft.main.noticeProperty().get()).isNull();
        assertThat(craft.view.lookup(".banner").isVisible()).isFalse();
        // Healed and broken again is news.
        OnFx.run(() -> craft.sync.publish(Stagecraft.idle()));
        OnFx.run(() -> craft.sync.publish(Stagecraft.busy()));
        assertThat(craft.main.noticeProperty().get()).isNotNull();
    }

    @Test
    void refreshAsksTheServiceAndCancelStopsIt() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.R);
        OnFx.settle();
        assertThat(craft.sync.refreshes).isEqualTo(1);
        OnFx.run(() -> craft.sync.publish(Stagecraft.busy()));
        var cancel = (Button) craft.view.lookup(".status-bar .button");
        OnFx.run(cancel::fire);
        assertThat(craft.sync.cancels).isEqualTo(1);
        OnFx.run(() -> craft.sync.publish(SyncState.IDLE));
        assertThat(craft.view.lookup(".status-bar .progress").isVisible()).isFalse();
    }

    /// The few requests that count together with the user's sign-in stand beside the general ones.
    @Test
    void theStatusBarShowsBothBudgetsOfAHost() throws Exception {
        var critical = new SyncState.CriticalBudget(3, 10, 1200, null);
        var budget = new SyncState.HostBudget("gateway.example", 14, 180, 180, null, critical);
        OnFx.run(() -> craft.sync.publish(new SyncState(List.of(), List.of(budget), false)));
        assertThat(words()).contains("gateway budget 14 of 180 in 3 min · key log 3 of 10 in 20 min");

        var until = FakeQueries.NOW.plusSeconds(3_600);
        var resting = new SyncState.HostBudget("busy.example", 1, 90, 180, until, null);
        OnFx.run(() -> craft.sync.publish(new SyncState(List.of(), List.of(budget, resting), false)));
        assertThat(words()).anyMatch(word -> word.startsWith("busy.example asks to wait until "));
    }

    @Test
    void f11IsFullScreen() {
        robot.push(KeyCode.F11);
        OnFx.settle();
        assertThat(stage.isFullScreen()).isTrue();
    }

    private String current() {
        return requireNonNull(craft.view.current()).id();
    }

    private Notice notice() {
        return requireNonNull(craft.main.noticeProperty().get());
    }

    private void craftNarrowed() {
        robot.interact(() -> craft.selection.narrow(Dimension.KEY, new Match.Exact("ide")));
        OnFx.settle();
    }

    private TextField popupField() {
        return popupNodes(TextField.class).getFirst();
    }

    private <T extends Node> List<T> popupNodes(Class<T> type) {
        return Window.getWindows().stream()
                .filter(window -> window != stage)
                .flatMap(window -> window.getScene().getRoot().lookupAll("*").stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<String> words() {
        return Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll("*").stream())
                .filter(node -> node instanceof Labeled && node.isVisible())
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null)
                .toList();
    }

    private void picture(String name) throws Exception {
        OnFx.call(() -> {
            var popup = Window.getWindows().stream()
                    .filter(window -> window != stage)
                    .findFirst()
                    .orElseThrow();
            var folder = Files.createDirectories(Path.of("target/screens"));
            ImageIO.write(
                    SwingFXUtils.fromFXImage(popup.getScene().snapshot(null), null),
                    "png",
                    folder.resolve(name + ".png").toFile());
            return true;
        });
    }
}
