package io.github.tallyglass.query;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.store.RowKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Figures while they are added up.
final class Sums {

    private long events;
    private long attempts;
    private long ok;
    private long failed;
    private long gross;
    private long refunds;
    private final Map<QuotaUnit, Long> planByUnit = new HashMap<>();
    private long timed;
    private long durationMs;
    private long untold;
    private long unpriced;
    private Tokens tokens = Tokens.NONE;
    private final Map<QuotaUnit, Long> quotaByUnit = new HashMap<>();

    /// Adds one line of sums over rows of one kind and unit.
    ///
    /// @param at index of the first of the columns of [Level#sums]
    void add(RowKind kind, QuotaUnit unit, ResultSet line, int at) throws SQLException {
        var count = line.getLong(at);
        var quota = line.getLong(at + 2);
        events += count;
        failed += line.getLong(at + 1);
        if (kind.isAttempt()) {
            attempts += count;
        }
        if (kind.isOk()) {
            ok += count;
            timed += line.getLong(at + 9);
            durationMs += line.getLong(at + 10);
        }
        if (!unit.isBilled()) {
            addUncharged(kind, unit, count, quota);
        } else if (kind.type() == EventType.CONSUME) {
            gross += quota;
            addPlan(unit, line.getLong(at + 8));
            quotaByUnit.merge(unit, quota, Long::sum);
        } else if (kind.type() == EventType.REFUND) {
            refunds += quota;
            addPlan(unit, -line.getLong(at + 8));
            quotaByUnit.merge(unit, -quota, Long::sum);
        }
        tokens = tokens.plus(new Tokens(
                line.getLong(at + 3),
                line.getLong(at + 4),
                line.getLong(at + 5),
                line.getLong(at + 6),
                line.getLong(at + 7)));
    }

    /// What nobody charged is in no number of quota units. Failed attempts cost what their tokens cost.
    private void addUncharged(RowKind kind, QuotaUnit unit, long count, long quota) {
        if (kind.isAttempt() && unit.isEstimate()) {
            quotaByUnit.merge(unit, quota, Long::sum);
        } else if (kind.isAttempt()) {
            unpriced += count;
        }
    }

    private void addPlan(QuotaUnit unit, long quota) {
        if (quota != 0) {
            planByUnit.merge(unit, quota, Long::sum);
        }
    }

    /// The same for an account that has never shown an error row: of its requests nobody knows whether
    /// any failed.
    void addUntold(RowKind kind, QuotaUnit unit, ResultSet line, int at) throws SQLException {
        add(kind, unit, line, at);
        if (kind.isOk()) {
            untold += line.getLong(at);
        }
    }

    /// Adds what a gateway's hourly aggregate says: gross, consume rows only.
    void addAggregate(long requests, long quota, QuotaUnit unit) {
        attempts += requests;
        ok += requests;
        gross += quota;
        quotaByUnit.merge(unit, quota, Long::sum);
    }

    /// Rows of any type.
    long events() {
        return events;
    }

    /// Whether there is anything but rows that count for nothing (logins, top-ups).
    boolean counts() {
        return attempts > 0 || !quotaByUnit.isEmpty() || tokens.total() > 0;
    }

    Figures figures() {
        return new Figures(
                attempts,
                ok,
                failed,
                gross,
                refunds,
                tokens,
                quotaByUnit,
                new Figures.Extent(planByUnit, timed, durationMs, untold, unpriced));
    }
}
