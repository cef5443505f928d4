package io.github.tallyglass.ui.alerts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.main.Shortcuts;
import io.github.tallyglass.ui.screens.Stagecraft;
import java.time.LocalTime;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The Alerts screen in the window, by mouse and keyboard.
class AlertsWindowTest {

    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private Stagecraft craft;

    @BeforeEach
    void open() throws Exception {
        OnFx.run(() -> {
            craft = new Stagecraft(FakeQueries.filled());
            craft.alertControl.kept = FakeAlerts.chosen();
            craft.alertControl.entries = FakeAlerts.busyLog();
            craft.alerts.read();
            craft.theme.choose(Theme.Choice.LIGHT);
            craft.main.go("overview");
            stage = new Stage();
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

    @AfterEach
    void close() throws Exception {
        OnFx.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void theBadgeGoesOnceTheListWasSeen() throws Exception {
        var dot = node(".badge-dot");
        var destination = dot.getParent().lookup(".destination");
        assertThat(dot.isVisible()).isTrue();
        assertThat(destination.getAccessibleText()).isEqualTo("Alerts, 2 new");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        OnFx.settle();
        assertThat(requireNonNull(craft.view.current()).id()).isEqualTo("alerts");
        assertThat(dot.isVisible()).isTrue();
        OnFx.run(() -> craft.linger.run());
        OnFx.settle();
        assertThat(dot.isVisible()).isFalse();
        assertThat(destination.getAccessibleText()).isEqualTo("Alerts");
        assertThat(node(".new-dot").isVisible()).isTrue();
    }

    @Test
    void anEntryOpensItsAccount() throws Exception {
        section("fired");
        OnFx.run(() -> {
            var list = (ListView<?>) node(".fired .list-view");
            list.requestFocus();
            list.getSelectionModel().select(0);
        });
        robot.push(KeyCode.ENTER);
        OnFx.settle();
        assertThat(craft.main.destinationProperty().get()).isEqualTo("accounts");
        assertThat(craft.main.revealedProperty().get().account()).isEqualTo("lab");
        section("fired");
        robot.clickOn(cell(13));
        OnFx.settle();
        assertThat(robot.lookup(".budgets").tryQuery()).isPresent();
    }

    @Test
    void namesAreMaskedAtOnce() throws Exception {
        section("fired");
        assertThat(title()).startsWith("Codex · alice@example.com");
        OnFx.run(() -> craft.privacy.mask(true));
        OnFx.settle();
        assertThat(title()).startsWith("C••• · a•••@•••");
    }

    @Test
    void thresholdsAreTakenOnEnterAndABadOneChangesNothing() throws Exception {
        section("rules");
        var field = (TextField) node("#alert-percents-5h");
        type(field, "25 5");
        assertThat(percents(GaugeKind.FIVE_HOURS)).containsExactly(25, 5);
        assertThat(field.getText()).isEqualTo("25, 5");
        type(field, "soon");
        assertThat(percents(GaugeKind.FIVE_HOURS)).containsExactly(25, 5);
        assertThat(robot.lookup(".kind-row > .bad").<Node>queryAll()).anyMatch(Node::isVisible);
        robot.push(KeyCode.ESCAPE);
        OnFx.settle();
        assertThat(field.getText()).isEqualTo("25, 5");
        assertThat(robot.lookup(".kind-row > .bad").<Node>queryAll()).noneMatch(Node::isVisible);
    }

    @Test
    void anAccountsChoiceOverridesAndIsTakenBack() throws Exception {
        section("rules");
        OnFx.run(() -> craft.alerts.scopeProperty().set(3));
        OnFx.settle();
        assertThat(node("#alert-percents-5h")
                        .getParent()
                        .getParent()
                        .getParent()
                        .isVisible())
                .isFalse();
        robot.clickOn("#alert-exhausted-plan");
        OnFx.settle();
        var own = craft.alertControl.kept.choices().getLast();
        assertThat(own.accountId()).isEqualTo(3);
        assertThat(own.rule()).isEqualTo(AlertRule.EXHAUSTED);
        assertThat(own.on()).isFalse();
        assertThat(((Labeled) node("#alert-reset-plan")).getText()).isEqualTo("As for all");
        robot.clickOn("#alert-reset-plan");
        OnFx.settle();
        assertThat(craft.alertControl.kept.choices()).noneMatch(each -> each.accountId() == 3);
        assertThat(((CheckBox) node("#alert-exhausted-plan")).isSelected()).isTrue();
    }

    @Test
    void theHeadTurnsAColumn() throws Exception {
        section("rules");
        var head = (CheckBox) node("#alert-all-exhausted");
        assertThat(head.isSelected()).isTrue();
        robot.clickOn(head);
        OnFx.settle();
        var choices = craft.alertControl.kept;
        for (var kind : AlertRule.EXHAUSTED.kinds()) {
            assertThat(choices.choice(AlertRule.EXHAUSTED, 0, kind).on())
                    .as(kind.word())
                    .isFalse();
        }
        assertThat(choices.choice(AlertRule.OVER_BUDGET, 0, GaugeKind.BUDGET).on())
                .isFalse();
    }

    @Test
    void aBalanceHasASumOrDaysAndHoursAreTaken() throws Exception {
        section("rules");
        type((TextField) node("#alert-balance-amount"), "");
        var limits = craft.alertControl
                .kept
                .choice(AlertRule.BALANCE_LOW, 0, GaugeKind.BALANCE)
                .limits();
        assertThat(limits.amount()).isNull();
        assertThat(limits.currency()).isEmpty();
        assertThat(limits.days()).isEqualTo(3);
        type((TextField) node("#alert-balance-amount"), "7.5");
        limits = craft.alertControl
                .kept
                .choice(AlertRule.BALANCE_LOW, 0, GaugeKind.BALANCE)
                .limits();
        assertThat(limits.amount()).isEqualByComparingTo("7.5");
        assertThat(limits.currency()).isEqualTo("USD");
        type((TextField) node("#alert-sync-hours"), "6");
        assertThat(craft.alertControl
                        .kept
                        .choice(AlertRule.SYNC_BROKEN, 0, null)
                        .limits()
                        .after())
                .hasHours(6);
    }

    @Test
    void quietHoursAndATest() throws Exception {
        section("rules");
        type((TextField) node("#alert-quiet-from"), "23");
        assertThat(craft.alertControl.kept.quietHours())
                .isEqualTo(new QuietHours(LocalTime.of(23, 0), LocalTime.of(8, 0)));
        type((TextField) node("#alert-quiet-to"), "late");
        assertThat(craft.alertControl.kept.quietHours())
                .isEqualTo(new QuietHours(LocalTime.of(23, 0), LocalTime.of(8, 0)));
        OnFx.run(() -> ((CheckBox) node("#alert-quiet")).fire());
        assertThat(craft.alertControl.kept.quietHours()).isNull();
        craft.alertControl.cannotShow = new Failure.OtherWriter("data", "window");
        OnFx.run(() -> craft.alerts.test());
        OnFx.settle();
        assertThat(((Labeled) node("#alert-tested")).getText())
                .isEqualTo(craft.language.words(craft.alertControl.cannotShow));
    }

    @Test
    void aBudgetIsMadeByKeyboardAndEscClosesItsForm() throws Exception {
        section("budgets");
        robot.clickOn("#budget-add");
        OnFx.settle();
        assertThat(((TextField) node("#budget-name")).isFocused()).isTrue();
        robot.write("All");
        OnFx.run(() -> ((TextField) node("#budget-amount")).setText("10"));
        OnFx.settle();
        assertThat(((Labeled) node("#back-test-sentence")).getText()).startsWith("It would have fired on ");
        robot.push(KeyCode.ENTER);
        OnFx.settle();
        assertThat(craft.alertControl.kept.budgets()).hasSize(4);
        assertThat(craft.budgets.openProperty().get()).isFalse();
        robot.clickOn("#budget-edit-1");
        OnFx.settle();
        assertThat(craft.budgets.openProperty().get()).isTrue();
        robot.push(KeyCode.ESCAPE);
        OnFx.settle();
        assertThat(craft.budgets.openProperty().get()).isFalse();
    }

    @Test
    void aBudgetIsRemovedAfterAQuestion() throws Exception {
        section("budgets");
        robot.clickOn("#budget-remove-2");
        OnFx.settle();
        assertThat(craft.alertControl.kept.budgets()).hasSize(3);
        assertThat(node("#budget-removed-2").isFocused()).isTrue();
        robot.clickOn("#budget-removed-2");
        OnFx.settle();
        assertThat(craft.alertControl.kept.budgets()).noneMatch(each -> each.id() == 2);
    }

    private void section(String id) throws Exception {
        OnFx.run(() -> {
            craft.main.go("alerts");
            craft.alertsScreen.open(id);
        });
        OnFx.settle();
    }

    private void type(TextField field, String text) throws Exception {
        OnFx.run(() -> {
            field.requestFocus();
            field.setText(text);
        });
        robot.push(KeyCode.ENTER);
        OnFx.settle();
    }

    private List<Integer> percents(GaugeKind kind) {
        return craft.alertControl
                .kept
                .choice(AlertRule.REMAINING, 0, kind)
                .limits()
                .percents();
    }

    private String title() {
        return ((Labeled) cell(14).lookup(".strong")).getText();
    }

    private Node cell(long entry) {
        return robot.lookup(".fired-cell").<Node>queryAll().stream()
                .filter(each -> each instanceof FiredCell cell
                        && cell.getItem() != null
                        && cell.getItem().id() == entry)
                .findFirst()
                .orElseThrow();
    }

    private Node node(String selector) {
        return requireNonNull(stage.getScene().getRoot().lookup(selector), selector);
    }
}
