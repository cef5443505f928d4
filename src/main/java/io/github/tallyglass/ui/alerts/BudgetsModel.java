package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.alert.AlertControl;
import io.github.tallyglass.alert.BackTest;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.filter.SelectionMemory;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Budgets: what was spent of each, and the form of one with what it would have done. Lives on the JavaFX
/// thread.
public final class BudgetsModel {

    /// Currencies that a budget can be in.
    public static final List<String> CURRENCIES = List.of("USD", "CNY");

    private final AlertsModel alerts;
    private final AlertControl control;
    private final SelectionModel selection;
    private final SelectionMemory memory;
    private final Latest<Map<Long, BackTest>> spending;
    private final Latest<BackTest> testing;
    private final Runnable asking;
    private final BudgetForm form;
    private final ReadOnlyObjectWrapper<Map<Long, BackTest>> spent = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable BackTest> backTest = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<BudgetForm.Field>> wrong = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper removing = new ReadOnlyLongWrapper();
    private final UsageQueries.Subscription ofCache;
    private boolean shown;

    /// @param alerts saves the budgets and knows them
    /// @param selection the window's filter, which a budget can take over
    /// @param background where questions to the cache run
    /// @param debounced turns a burst of changes into one question
    public BudgetsModel(
            AlertsModel alerts,
            AlertControl control,
            UsageQueries queries,
            SelectionModel selection,
            SelectionMemory memory,
            Executor background,
            Executor fx,
            UnaryOperator<Runnable> debounced) {
        this.alerts = alerts;
        this.control = control;
        this.selection = selection;
        this.memory = memory;
        spending = new Latest<>(background, fx);
        testing = new Latest<>(background, fx);
        asking = debounced.apply(this::askBackTest);
        form = new BudgetForm(this::changed);
        form.nameProperty().subscribe((_, _) -> recheck());
        ofCache = queries.onChange(debounced.apply(this::askSpent));
        alerts.knownProperty().subscribe(_ -> askSpent());
    }

    // Properties

    /// By the budget's id: what its periods came to, the running one last. Only while budgets are on
    /// display.
    public ReadOnlyObjectProperty<Map<Long, BackTest>> spentProperty() {
        return spent.getReadOnlyProperty();
    }

    public BudgetForm form() {
        return form;
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// What the budget in the form would have done; null while there is no answer.
    public ReadOnlyObjectProperty<@Nullable BackTest> backTestProperty() {
        return backTest.getReadOnlyProperty();
    }

    /// Why there is no answer.
    public ReadOnlyObjectProperty<@Nullable Failure> backTestFailureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty backTestingProperty() {
        return testing.askingProperty();
    }

    /// Fields of the form that were found wrong when it was to be saved.
    public ReadOnlyObjectProperty<Set<BudgetForm.Field>> wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /// Id of the budget whose removal is to be confirmed; 0 for none.
    public ReadOnlyLongProperty removingProperty() {
        return removing.getReadOnlyProperty();
    }

    /// Names of saved filters.
    public List<String> savedFilters() {
        return memory.names();
    }

    /// The window's present filter.
    public UsageFilter presentFilter() {
        return selection.selection().filter();
    }

    // Commands

    /// Budgets are on display now, or no longer.
    public void show(boolean now) {
        shown = now;
        if (now) {
            askSpent();
            askBackTest();
        }
    }

    public void add() {
        edit(new Budget(
                0,
                "",
                presentFilter(),
                Budget.Period.DAY,
                BigDecimal.ONE,
                form.currencyProperty().get(),
                true));
    }

    public void edit(Budget budget) {
        removing.set(0);
        wrong.set(Set.of());
        backTest.set(null);
        open.set(false);
        form.fill(budget);
        open.set(true);
        asking.run();
    }

    public void closeForm() {
        open.set(false);
        testing.forget();
        wrong.set(Set.of());
    }

    public void useSaved(String name) {
        form.filterBy(memory.saved(name).filter());
        if (form.nameProperty().get().isBlank()) {
            form.nameProperty().set(name);
        }
    }

    public void use(UsageFilter filter) {
        form.filterBy(filter);
    }

    /// Saves what is typed, or says what is wrong with it.
    public void save() {
        wrong.set(form.wrong());
        if (wrong.get().isEmpty()) {
            form.budget().ifPresent(budget -> alerts.save(() -> control.saveBudget(budget), _ -> closeForm()));
        }
    }

    public void turn(Budget budget, boolean on) {
        var next = new Budget(
                budget.id(), budget.name(), budget.filter(), budget.period(), budget.amount(), budget.currency(), on);
        alerts.save(() -> control.saveBudget(next), _ -> {});
    }

    /// @param id 0 to keep it after all
    public void askToRemove(long id) {
        removing.set(id);
    }

    public void remove(long id) {
        removing.set(0);
        if (form.id() == id) {
            closeForm();
        }
        alerts.save(() -> control.removeBudget(id), _ -> {});
    }

    /// Hears of nothing any more: the window goes.
    public void close() {
        ofCache.close();
    }

    private void changed() {
        if (open.get()) {
            recheck();
            asking.run();
        }
    }

    /// What was found wrong is taken back as soon as it is right.
    private void recheck() {
        if (!wrong.get().isEmpty()) {
            wrong.set(form.wrong());
        }
    }

    private void askBackTest() {
        if (!open.get() || !shown) {
            return;
        }
        var tried = form.tried();
        testing.ask(() -> control.backTest(tried), outcome -> {
            switch (outcome) {
                case Result.Ok<BackTest>(var answer) -> {
                    failure.set(null);
                    backTest.set(answer);
                }
                case Result.Err<BackTest>(var why) -> {
                    backTest.set(null);
                    failure.set(why);
                }
            }
        });
    }

    private void askSpent() {
        var known = alerts.knownProperty().get();
        if (!shown || known == null) {
            return;
        }
        var budgets = known.book().budgets();
        spending.ask(() -> spentOf(budgets), outcome -> {
            if (outcome instanceof Result.Ok<Map<Long, BackTest>>(var answer)) {
                spent.set(answer);
            }
        });
    }

    private Map<Long, BackTest> spentOf(List<Budget> budgets) {
        var answers = new HashMap<Long, BackTest>();
        budgets.forEach(budget -> answers.put(budget.id(), control.backTest(budget)));
        return Map.copyOf(answers);
    }
}
