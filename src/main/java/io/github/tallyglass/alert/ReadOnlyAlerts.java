package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.store.AlertStore;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [AlertControl] of a process beside the one that writes: shows what that one keeps, and changes nothing.
public final class ReadOnlyAlerts implements AlertControl {

    private final AlertStore store;
    private final UsageQueries queries;
    private final AlertSurroundings around;
    private final BudgetSums sums;
    private final Failure otherWriter;

    /// @param otherWriter what is said of a change
    public ReadOnlyAlerts(AlertStore store, UsageQueries queries, AlertSurroundings around, Failure otherWriter) {
        this.store = store;
        this.queries = queries;
        this.around = around;
        this.sums = new BudgetSums(queries, around.zone());
        this.otherWriter = otherWriter;
    }

    @Override
    public AlertBook book() {
        return store.book();
    }

    @Override
    public Result<AlertChoice> choose(AlertChoice choice) {
        return Result.err(otherWriter);
    }

    @Override
    public Result<AlertChoice> unchoose(AlertChoice choice) {
        return Result.err(otherWriter);
    }

    @Override
    public Result<Budget> saveBudget(Budget budget) {
        return Result.err(otherWriter);
    }

    @Override
    public Result<Long> removeBudget(long id) {
        return Result.err(otherWriter);
    }

    @Override
    public Result<Boolean> quietHours(@Nullable QuietHours hours) {
        return Result.err(otherWriter);
    }

    @Override
    public List<AlertEntry> log(int limit) {
        return store.log(limit);
    }

    @Override
    public Result<Long> markSeen() {
        return Result.err(otherWriter);
    }

    /// Changes nothing, so it is not the other's to do.
    @Override
    public Result<Boolean> test() {
        return AlertService.test(around);
    }

    @Override
    public BigDecimal spent(Budget budget) {
        return sums.spent(budget, around.clock().instant());
    }

    @Override
    public BackTest backTest(Budget budget) {
        return sums.backTest(budget, around.clock().instant());
    }

    /// Whatever the other commits may be an alert.
    @Override
    public Registration onChange(Runnable listener) {
        return queries.onChange(listener)::close;
    }
}
