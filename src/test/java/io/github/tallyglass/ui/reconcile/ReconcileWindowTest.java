package io.github.tallyglass.ui.reconcile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.main.Shortcuts;
import io.github.tallyglass.ui.screens.Stagecraft;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The Reconcile destination by mouse and keyboard.
class ReconcileWindowTest {

    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private Stagecraft craft;

    /// Popups first: several that go with their window are more than the toolkit can count.
    @AfterEach
    void close() throws Exception {
        OnFx.run(() -> List.copyOf(Window.getWindows()).reversed().forEach(Window::hide));
    }

    @Test
    void destinationsKeepTheirKeys() throws Exception {
        open(FakeDays.filled(), null);
        push(KeyCode.CONTROL, KeyCode.DIGIT5);
        assertThat(current()).isEqualTo("alerts");
        push(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertThat(current()).isEqualTo("reconcile");
        push(KeyCode.CONTROL, KeyCode.DIGIT6);
        assertThat(current()).isEqualTo("settings");
    }

    @Test
    void theFilterBarOffersAccountsAlone() throws Exception {
        open(FakeDays.filled(), null);
        assertThat(fields()).isEqualTo(1);
        push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(fields()).isEqualTo(3);
    }

    @Test
    void comparingAsksTheGatewaysAndTheTableFollows() throws Exception {
        open(FakeQueries.filled(), null);
        assertThat(table().getItems()).isEmpty();
        assertThat(texts()).contains("Nothing of this range has been compared yet");
        assertThat(lookup("#reconcile-reread").isDisabled()).isTrue();
        craft.reconciler.finds = FakeDays.checks();
        craft.reconciler.meanwhile = () -> craft.queries.dayChecks = FakeDays.checks();
        robot.clickOn("#reconcile-compare-first");
        robot.interact(craft.queries::announce);
        OnFx.settle();
        assertThat(craft.reconciler.asked).containsExactly("compare [1, 2, 3] 2026-08-01..2026-08-31");
        assertThat(table().getItems()).hasSize(93);
        assertThat(texts()).contains("138 days compared. 2 disagree.", "54 equal", "2 differ", "−$0.4200");
        robot.clickOn("#reconcile-reread");
        assertThat(craft.reconciler.asked).hasSize(3);
    }

    @Test
    void aRunUnderWayTellsHowFarItIsAndIsStopped() throws Exception {
        open(FakeDays.filled(), null);
        craft.reconciler.finds = FakeDays.checks();
        craft.reconciler.staysAfter = 12;
        robot.clickOn("#reconcile-compare");
        OnFx.settle();
        assertThat(texts()).contains("12 of 138 days · lab, 2026-08-28");
        robot.clickOn("#reconcile-stop");
        OnFx.settle();
        assertThat(texts()).contains("Stopping after this day…");
        assertThat(lookup("#reconcile-stop").isDisabled()).isTrue();
    }

    @Test
    void whereAnotherProcessWritesTheButtonsRestAndSayWhy() throws Exception {
        open(FakeDays.filled(), new Failure.OtherWriter("data", "window"));
        for (var id : List.of("#reconcile-compare", "#reconcile-reread")) {
            assertThat(lookup(id).isDisabled()).isTrue();
            assertThat(lookup(id).getAccessibleHelp()).contains("Another Tallyglass writes to data");
        }
        assertThat(texts()).anyMatch(text -> text.startsWith("Nothing can be compared from here. Another Tallyglass"));
        assertThat(table().getItems()).isNotEmpty();
    }

    @Test
    void aStateNarrowsTheTableAndEscapeWidensIt() throws Exception {
        open(FakeDays.filled(), null);
        robot.clickOn("#reconcile-only-differs");
        OnFx.settle();
        assertThat(table().getItems()).hasSize(2).allMatch(line -> line.check().state() == DayCheck.State.DIFFERS);
        push(KeyCode.ESCAPE);
        assertThat(table().getItems()).hasSize(93);
        assertThat(((ToggleButton) lookup("#reconcile-only-differs")).isSelected())
                .isFalse();
        robot.clickOn("#reconcile-differing-first");
        OnFx.settle();
        assertThat(table().getItems().getFirst().check().day()).isEqualTo(FakeDays.TODAY);
    }

    @Test
    void enterShowsADaysRequests() throws Exception {
        open(FakeDays.filled(), null);
        robot.interact(() -> {
            table().requestFocus();
            table().getSelectionModel().select(0);
        });
        push(KeyCode.ENTER);
        assertThat(current()).isEqualTo("requests");
        assertThat(craft.selection.selection().range()).isEqualTo("2026-08-24..2026-08-24");
        assertThat(craft.selection.selection().filter().on(Dimension.ACCOUNT)).containsExactly(new Match.Exact("work"));
    }

    @Test
    void aRightClickOffersWhatCanBeDoneWithADay() throws Exception {
        open(FakeDays.filled(), null);
        robot.rightClickOn(cell("08-12 Wed"));
        OnFx.settle();
        var menu = Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(menu.getItems())
                .extracting(item -> item.getText())
                .containsExactly("Show these requests", "Read this day again");
        robot.interact(() -> menu.getItems().get(1).fire());
        assertThat(craft.reconciler.asked).containsExactly("reread [1] 2026-08-12..2026-08-12");
    }

    @Test
    void vanishedRowsAreFoldedOut() throws Exception {
        open(FakeDays.filled(), null);
        assertThat(texts()).contains("42 rows that gateways have no longer");
        robot.clickOn("#reconcile-vanished");
        OnFx.settle();
        assertThat(texts()).contains("08-07 09:40–10:09", "31", "Hide");
        robot.interact(() -> craft.selection.showRange("7d"));
        OnFx.settle();
        assertThat(lookup("#reconcile-vanished").getParent().getParent().isVisible())
                .isFalse();
    }

    @Test
    void arrowsWalkTheCalendarAndEnterChoosesADay() throws Exception {
        open(FakeDays.filled(), null);
        robot.interact(() -> craft.reconcileScreen.open("coverage"));
        robot.interact(() -> lookup("#coverage-work").requestFocus());
        assertThat(lookup("#coverage-work").getAccessibleText())
                .startsWith("work: 08-31 Mon · read in part · not covered · ")
                .endsWith(" rows");
        push(KeyCode.LEFT);
        assertThat(texts()).anyMatch(text -> text.startsWith("08-24 Mon · complete · differs by −$0.4200 · "));
        push(KeyCode.UP);
        push(KeyCode.HOME);
        push(KeyCode.UP);
        assertThat(texts()).contains("2025-09-01 Mon · nothing kept · 0 rows");
        push(KeyCode.END);
        push(KeyCode.UP);
        push(KeyCode.ENTER);
        assertThat(craft.selection.selection().range()).isEqualTo("2026-08-30..2026-08-30");
        assertThat(craft.view.lookupAll(".calendar-chosen")).anyMatch(Node::isVisible);
        push(KeyCode.BACK_SPACE);
        assertThat(craft.selection.selection().range()).isEqualTo("30d");
    }

    @Test
    void everyCalendarIsReachedByTabAndComesIntoView() throws Exception {
        open(FakeDays.filled(), null);
        robot.interact(() -> craft.reconcileScreen.open("coverage"));
        robot.interact(() -> lookup("#coverage-work").requestFocus());
        push(KeyCode.TAB);
        push(KeyCode.TAB);
        var lab = lookup("#coverage-lab");
        assertThat(lab.isFocused()).isTrue();
        var bounds = lab.localToScene(lab.getBoundsInLocal());
        assertThat(bounds.getMaxY()).isLessThan(680);
    }

    @Test
    void aClickOnADayNarrowsTheRange() throws Exception {
        open(FakeDays.filled(), null);
        robot.interact(() -> craft.reconcileScreen.open("coverage"));
        OnFx.settle();
        var grid = lookup("#coverage-work");
        var bounds = grid.localToScreen(grid.getBoundsInLocal());
        robot.clickOn(bounds.getMinX() + 38 + 4, bounds.getMinY() + 18 + 4);
        OnFx.settle();
        assertThat(craft.selection.selection().range()).isEqualTo("2025-09-01..2025-09-01");
        assertThat(grid.isFocused()).isTrue();
    }

    @Test
    void yearsAreTurned() throws Exception {
        open(FakeDays.filled(), null);
        robot.interact(() -> craft.reconcileScreen.open("coverage"));
        robot.clickOn("Year");
        OnFx.settle();
        assertThat(texts()).contains("2026-01-01 – 2026-12-31");
        assertThat(lookup("#coverage-later").isDisabled()).isTrue();
        robot.clickOn("#coverage-earlier");
        OnFx.settle();
        assertThat(texts()).contains("2025-01-01 – 2025-12-31", "nothing kept of these days");
        robot.clickOn("Range");
        OnFx.settle();
        assertThat(texts()).contains("2026-08-01 – 2026-08-31");
    }

    @Test
    void wordsFollowTheLanguage() throws Exception {
        open(FakeDays.filled(), null);
        robot.interact(() -> craft.language.choose(Language.Choice.CHINESE));
        assertThat(texts()).contains("立即对账", "54 一致", "网关删除了本地仍保留的记录。").doesNotContain("Compare now", "54 equal");
    }

    @Test
    void aNoteIsClosed() throws Exception {
        open(FakeDays.filled(), null);
        craft.reconciler.failures = java.util.Map.of(3L, new Failure.AuthRejected("token expired", ""));
        robot.clickOn("#reconcile-compare");
        OnFx.settle();
        assertThat(texts()).anyMatch(text -> text.startsWith("lab: ") && text.endsWith("What was compared is kept."));
        robot.interact(() -> ((Button) craft.view.lookup(".notice .button")).fire());
        assertThat(craft.view.lookup(".note-bar").isVisible()).isFalse();
    }

    private void open(FakeQueries queries, @Nullable Failure readOnly) throws Exception {
        OnFx.run(() -> {
            craft = new Stagecraft(queries, readOnly);
            craft.theme.choose(Theme.Choice.LIGHT);
            craft.main.go("reconcile");
            var stage = new Stage();
            var scene = new Scene(craft.view, 1000, 700);
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

    private void push(KeyCode... keys) {
        robot.push(keys);
        OnFx.settle();
    }

    private String current() {
        return requireNonNull(craft.view.current()).id();
    }

    private long fields() {
        return craft.view.lookupAll(".button.field").stream()
                .filter(Node::isVisible)
                .count();
    }

    private Node lookup(String selector) {
        return requireNonNull(craft.view.lookup(selector), selector);
    }

    @SuppressWarnings("unchecked")
    private TableView<DayLine> table() {
        return (TableView<DayLine>) lookup("#reconcile-days");
    }

    private Node cell(String words) {
        Set<Node> cells = craft.view.lookupAll(".table-cell");
        return cells.stream()
                .filter(node -> words.equals(((Labeled) node).getText()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts() {
        return craft.view.lookupAll("*").stream()
                .filter(node -> node instanceof Labeled && node.isVisible())
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null)
                .toList();
    }
}
