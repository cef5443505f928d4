package io.github.tallyglass.sync;

import io.github.tallyglass.source.HostBudget.Snapshot;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.sync.SyncState.CriticalBudget;
import io.github.tallyglass.sync.SyncState.HostBudget;
import java.util.List;
import java.util.function.Supplier;

/// The hosts' request budgets as the state of the service shows them.
public final class BudgetsShown implements Supplier<List<HostBudget>> {

    private final HostBudgets budgets;

    public BudgetsShown(HostBudgets budgets) {
        this.budgets = budgets;
    }

    @Override
    public List<HostBudget> get() {
        return budgets.snapshots().stream().map(BudgetsShown::shown).toList();
    }

    private static HostBudget shown(Snapshot one) {
        var critical = one.critical();
        return new HostBudget(
                one.host(),
                one.used(),
                one.limit(),
                one.windowSeconds(),
                one.blockedUntil(),
                critical == null
                        ? null
                        : new CriticalBudget(
                                critical.used(), critical.limit(), critical.windowSeconds(), critical.blockedUntil()));
    }
}
