package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Budget.Period;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A budget as it is being typed.
public final class BudgetForm {

    /// What can be typed wrongly.
    public enum Field {
        NAME,
        AMOUNT
    }

    static final int LONGEST_NAME = 80;

    private static final BigDecimal BEYOND = BigDecimal.TEN.pow(12);

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty amount = new SimpleStringProperty("");
    private final ObjectProperty<String> currency = new SimpleObjectProperty<>("USD");
    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.DAY);
    private final SelectionModel filter = new SelectionModel(Selection.FIRST);
    private long id;
    private boolean on = true;

    BudgetForm(Runnable onChange) {
        amount.subscribe((_, _) -> onChange.run());
        currency.subscribe((_, _) -> onChange.run());
        period.subscribe((_, _) -> onChange.run());
        filter.selectionProperty().subscribe((_, _) -> onChange.run());
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty amountProperty() {
        return amount;
    }

    /// ISO code.
    public ObjectProperty<String> currencyProperty() {
        return currency;
    }

    public ObjectProperty<Period> periodProperty() {
        return period;
    }

    /// Which requests count; its range means nothing here.
    public SelectionModel filter() {
        return filter;
    }

    void filterBy(UsageFilter wanted) {
        filter.show(new Selection(filter.selection().range(), wanted));
    }

    /// 0 for a new one.
    long id() {
        return id;
    }

    void fill(Budget budget) {
        id = budget.id();
        on = budget.on();
        name.set(budget.name());
        amount.set(budget.id() == 0 ? "" : TypedLimits.words(budget.amount()));
        currency.set(budget.currency());
        period.set(budget.period());
        filterBy(budget.filter());
    }

    Set<Field> wrong() {
        var wrong = EnumSet.noneOf(Field.class);
        var typed = name.get().strip();
        if (typed.isEmpty() || typed.length() > LONGEST_NAME) {
            wrong.add(Field.NAME);
        }
        if (sum().isEmpty()) {
            wrong.add(Field.AMOUNT);
        }
        return wrong;
    }

    /// Whatever its name is; empty while there is no sum.
    Optional<Budget> budget() {
        return sum().map(this::of);
    }

    /// What its periods came to can be asked before there is a sum: one that nobody spends stands in for
    /// it.
    Budget tried() {
        return of(sum().orElse(BEYOND));
    }

    Optional<BigDecimal> sum() {
        return TypedLimits.amount(amount.get());
    }

    private Budget of(BigDecimal sum) {
        return new Budget(id, name.get().strip(), filter.selection().filter(), period.get(), sum, currency.get(), on);
    }
}
