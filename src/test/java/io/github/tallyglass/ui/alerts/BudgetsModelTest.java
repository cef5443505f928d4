package io.github.tallyglass.ui.alerts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.alert.BackTest;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionMemory;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BudgetsModelTest {

    private static final UsageFilter OPUS = UsageFilter.ALL.with(Dimension.MODEL, new Match.Contains("opus"));

    private final FakeAlerts control = new FakeAlerts();
    private final FakeQueries queries = FakeQueries.filled();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final SelectionMemory memory = new SelectionMemory(Preferences.inMemory());
    private final SelectionModel selection = memory.open();
    private final AlertsModel alerts = new AlertsModel(
            control, queries, Runnable::run, Runnable::run, UnaryOperator.identity(), UnaryOperator.identity());
    private final BudgetsModel model = new BudgetsModel(
            alerts, control, queries, selection, memory, background::add, Runnable::run, UnaryOperator.identity());

    @Test
    void aNewBudgetTakesTheWindowsFilterAndIsSaved() {
        selection.show(new Selection("7d", OPUS));
        model.show(true);
        model.add();
        assertThat(model.openProperty().get()).isTrue();
        assertThat(model.form().filter().selection().filter()).isEqualTo(OPUS);
        model.form().nameProperty().set("  Opus ");
        model.form().amountProperty().set("12,5");
        model.form().periodProperty().set(Budget.Period.WEEK);
        model.form().currencyProperty().set("CNY");
        model.save();
        assertThat(control.kept.budgets())
                .containsExactly(new Budget(1, "Opus", OPUS, Budget.Period.WEEK, new BigDecimal("12.5"), "CNY", true));
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void whatIsMissingIsToldAtItsFieldAndTakenBackOnceItIsThere() {
        model.show(true);
        model.add();
        model.save();
        assertThat(model.wrongProperty().get()).containsExactly(BudgetForm.Field.NAME, BudgetForm.Field.AMOUNT);
        assertThat(control.kept.budgets()).isEmpty();
        model.form().nameProperty().set("All");
        assertThat(model.wrongProperty().get()).containsExactly(BudgetForm.Field.AMOUNT);
        model.form().amountProperty().set("5");
        assertThat(model.wrongProperty().get()).isEmpty();
    }

    @Test
    void aRefusedBudgetStaysInTheForm() {
        model.show(true);
        model.add();
        model.form().nameProperty().set("All");
        model.form().amountProperty().set("5");
        control.refuses = new Failure.OtherWriter("data", "window");
        model.save();
        assertThat(model.openProperty().get()).isTrue();
        assertThat(alerts.failureProperty().get()).isEqualTo(control.refuses);
    }

    @Test
    void onlyTheAnswerToWhatIsTypedNowIsShown() {
        model.show(true);
        model.add();
        model.form().amountProperty().set("1");
        model.form().amountProperty().set("100000");
        var first = background.remove();
        while (!background.isEmpty()) {
            background.removeLast().run();
        }
        assertThat(fired(answer())).isZero();
        first.run();
        assertThat(fired(answer())).isZero();
        model.form().amountProperty().set("1");
        run();
        assertThat(fired(answer())).isEqualTo(60);
    }

    @Test
    void thePastIsShownBeforeThereIsASum() {
        model.show(true);
        model.add();
        run();
        assertThat(answer().periods()).hasSize(60);
        assertThat(fired(answer())).isZero();
        model.form().periodProperty().set(Budget.Period.MONTH);
        run();
        assertThat(answer().periods()).hasSize(12);
    }

    @Test
    void aSavedFilterFillsTheFormAndNamesIt() {
        memory.save("Opus of the team", new Selection("30d", OPUS));
        model.add();
        assertThat(model.savedFilters()).containsExactly("Opus of the team");
        model.useSaved("Opus of the team");
        assertThat(model.form().filter().selection().filter()).isEqualTo(OPUS);
        assertThat(model.form().nameProperty().get()).isEqualTo("Opus of the team");
        model.form().nameProperty().set("Mine");
        model.useSaved("Opus of the team");
        assertThat(model.form().nameProperty().get()).isEqualTo("Mine");
        // The window's own filter is another matter.
        assertThat(selection.selection().filter()).isEqualTo(UsageFilter.ALL);
    }

    @Test
    void aBudgetIsTurnedOffAndRemovedAfterAQuestion() {
        control.kept = FakeAlerts.chosen();
        alerts.read();
        model.turn(control.kept.budgets().getFirst(), false);
        assertThat(control.kept.budgets()).filteredOn(each -> each.id() == 1).allMatch(each -> !each.on());
        model.edit(control.kept.budgets().getLast());
        var id = control.kept.budgets().getLast().id();
        model.askToRemove(id);
        assertThat(control.kept.budgets()).hasSize(3);
        model.remove(id);
        assertThat(control.kept.budgets()).hasSize(2);
        assertThat(model.openProperty().get()).isFalse();
        assertThat(model.removingProperty().get()).isZero();
    }

    @Test
    void nothingIsCountedWhileBudgetsAreNotOnDisplay() {
        control.kept = FakeAlerts.chosen();
        alerts.read();
        run();
        assertThat(control.calls).doesNotContain("back-test");
        model.show(true);
        run();
        assertThat(model.spentProperty().get()).containsOnlyKeys(1L, 2L, 3L);
    }

    private BackTest answer() {
        return requireNonNull(model.backTestProperty().get());
    }

    private static long fired(BackTest test) {
        return test.periods().stream().filter(past -> past.firedOn() != null).count();
    }

    private void run() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }
}
