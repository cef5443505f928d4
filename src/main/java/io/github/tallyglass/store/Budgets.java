package io.github.tallyglass.store;

import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageFilter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Sums that the user does not want to spend more than, each with conditions on rows.
final class Budgets {

    private Budgets() {}

    /// In the order in which they were added.
    static List<Budget> all(Handle handle) {
        var filters = filters(handle);
        return handle.createQuery("SELECT id, name, period, amount, currency, is_on FROM budget ORDER BY id")
                .map((row, context) -> read(row, filters))
                .list();
    }

    static Optional<Budget> find(Handle handle, long id) {
        return all(handle).stream().filter(budget -> budget.id() == id).findFirst();
    }

    private static Budget read(ResultSet row, Map<Long, UsageFilter> filters) throws SQLException {
        return new Budget(
                row.getLong(1),
                row.getString(2),
                filters.getOrDefault(row.getLong(1), UsageFilter.ALL),
                Budget.Period.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                new BigDecimal(row.getString(4)),
                row.getString(5),
                row.getBoolean(6));
    }

    private static Map<Long, UsageFilter> filters(Handle handle) {
        var filters = new HashMap<Long, UsageFilter>();
        handle.createQuery("SELECT budget_id, dimension, text FROM budget_condition"
                        + " ORDER BY budget_id, dimension, place")
                .map((row, context) -> filters.merge(
                        row.getLong(1),
                        UsageFilter.ALL.with(dimension(row.getString(2)), match(row.getString(3))),
                        Budgets::both))
                .list();
        return filters;
    }

    private static UsageFilter both(UsageFilter one, UsageFilter other) {
        var both = one;
        for (var each : other.conditions().entrySet()) {
            for (var match : each.getValue()) {
                both = both.with(each.getKey(), match);
            }
        }
        return both;
    }

    private static Dimension dimension(String word) {
        return Dimension.ofWord(word).orElseThrow(() -> new IllegalStateException("no dimension: " + word));
    }

    /// What was kept was read before.
    private static Match match(String text) {
        return switch (Match.parse(text)) {
            case Result.Ok<Match>(Match match) -> match;
            case Result.Err<Match>(var failure) -> throw new IllegalStateException(failure.code() + ": " + text);
        };
    }

    /// @param replaces there is one of this number; otherwise it is added and gets one
    static Budget save(Handle handle, Budget budget, boolean replaces) {
        if (!replaces) {
            var id = handle.createUpdate(
                            "INSERT INTO budget (name, period, amount, currency, is_on) VALUES (?, ?, ?, ?, ?)")
                    .bind(0, budget.name())
                    .bind(1, budget.period().word())
                    .bind(2, budget.amount().toPlainString())
                    .bind(3, budget.currency())
                    .bind(4, budget.on())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(long.class)
                    .one();
            addConditions(handle, id, budget.filter());
            return budget.withId(id);
        }
        handle.execute(
                "UPDATE budget SET name = ?, period = ?, amount = ?, currency = ?, is_on = ? WHERE id = ?",
                budget.name(),
                budget.period().word(),
                budget.amount().toPlainString(),
                budget.currency(),
                budget.on(),
                budget.id());
        handle.execute("DELETE FROM budget_condition WHERE budget_id = ?", budget.id());
        addConditions(handle, budget.id(), budget.filter());
        return budget;
    }

    private static void addConditions(Handle handle, long id, UsageFilter filter) {
        filter.conditions().forEach((dimension, matches) -> {
            for (var place = 0; place < matches.size(); place++) {
                handle.execute(
                        "INSERT INTO budget_condition VALUES (?, ?, ?, ?)",
                        id,
                        dimension.word(),
                        place,
                        matches.get(place).text());
            }
        });
    }

    /// @return how many there were
    static long remove(Handle handle, long id) {
        handle.execute("DELETE FROM budget_condition WHERE budget_id = ?", id);
        return handle.execute("DELETE FROM budget WHERE id = ?", id);
    }
}
