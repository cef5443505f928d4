package io.github.tallyglass.query;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.query.AccountReadings.Spent;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.Query;

/// Rows of one account that a plan paid: they use windows and do not touch the wallet. Found through an
/// index of their own.
final class PlanRows {

    private static final String TOKENS = "input + cache_read + cache_write + output";

    private final Snapshot snapshot;
    private final long accountId;

    PlanRows(Snapshot snapshot, long accountId) {
        this.snapshot = snapshot;
        this.accountId = accountId;
    }

    /// Net quota by steps of time, a step known by its first second.
    ///
    /// @param steps how steps lie on the axis
    /// @param plan its title; `""` for all plans
    TreeMap<Long, Long> quotaBySteps(Interval bounds, Steps steps, String plan) {
        var sums = new TreeMap<Long, Long>();
        var shift = Math.floorMod(steps.origin(), steps.seconds());
        ask(
                        "created_at - (created_at - " + shift + ") % " + steps.seconds() + ", " + netQuota(),
                        plan,
                        " GROUP BY 1",
                        bounds)
                .map((row, context) -> sums.merge(row.getLong(1), row.getLong(2), Long::sum))
                .list();
        return sums;
    }

    /// @param origin a second at which a step begins
    record Steps(long origin, long seconds) {}

    /// What rows of one plan say was used.
    ///
    /// @param plan its title; `""` for all plans
    Spent spent(Interval bounds, String plan) {
        return ask("COALESCE(" + netQuota() + ", 0), COALESCE(SUM(" + TOKENS + "), 0)", plan, "", bounds)
                .map((row, context) -> new Spent(row.getLong(1), row.getLong(2)))
                .one();
    }

    private Query ask(String columns, String plan, String group, Interval bounds) {
        var ofPlan = plan.isEmpty() ? "" : " AND json_extract(extra, '$.subscription_plan_title') = :plan";
        var query = snapshot.handle()
                .createQuery("SELECT " + columns + " FROM event WHERE account_id = :account AND (flags & 2) = 2"
                        + " AND created_at BETWEEN :from AND :to" + ofPlan + group)
                .bind("account", accountId)
                .bind("from", bounds.from())
                .bind("to", bounds.to());
        return plan.isEmpty() ? query : query.bind("plan", plan);
    }

    private String netQuota() {
        return "SUM(CASE WHEN " + kinds(EventType.CONSUME) + " THEN quota WHEN " + kinds(EventType.REFUND)
                + " THEN -quota ELSE 0 END)";
    }

    private String kinds(EventType type) {
        return IdSet.of(snapshot.dictionaries().kinds.all(), kind -> kind.type() == type)
                .sql("kind_id");
    }
}
