package io.github.tallyglass.store;

import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.QuietHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What the user has chosen about rules, and when nothing is to be shown.
final class AlertChoices {

    private record Scope(String rule, long accountId, String kind) {}

    private AlertChoices() {}

    /// By rule, then from the widest on. Words that a later version wrote are left out.
    static List<AlertChoice> all(Handle handle) {
        var percents = new HashMap<Scope, List<Integer>>();
        handle.createQuery("SELECT rule, account_id, kind, percent FROM alert_percent ORDER BY percent DESC")
                .map((row, context) -> percents.computeIfAbsent(scope(row), any -> new ArrayList<>())
                        .add(row.getInt(4)))
                .list();
        return handle
                .createQuery("SELECT rule, account_id, kind, is_on, amount, currency, days, after_ms"
                        + " FROM alert_choice ORDER BY rule, account_id, kind")
                .map((row, context) -> read(row, percents))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<AlertChoice> read(ResultSet row, Map<Scope, List<Integer>> percents) throws SQLException {
        var scope = scope(row);
        var rule = AlertRule.of(scope.rule());
        var kind = GaugeKind.of(scope.kind());
        if (rule.isEmpty() || (kind.isEmpty() && !scope.kind().isEmpty())) {
            return Optional.empty();
        }
        var after = Columns.number(row, 8);
        return Optional.of(new AlertChoice(
                rule.get(),
                scope.accountId(),
                kind.orElse(null),
                row.getBoolean(4),
                new AlertLimits(
                        percents.getOrDefault(scope, List.of()),
                        Columns.decimal(row, 5),
                        row.getString(6),
                        Columns.integer(row, 7),
                        after == null ? null : Duration.ofMillis(after))));
    }

    private static Scope scope(ResultSet row) throws SQLException {
        return new Scope(row.getString(1), row.getLong(2), row.getString(3));
    }

    static void add(Handle handle, AlertChoice choice) {
        var limits = choice.limits();
        var amount = limits.amount();
        var after = limits.after();
        handle.execute(
                "INSERT INTO alert_choice VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                choice.rule().word(),
                choice.accountId(),
                word(choice.kind()),
                choice.on(),
                amount == null ? null : amount.toPlainString(),
                limits.currency(),
                limits.days(),
                after == null ? null : after.toMillis());
        limits.percents()
                .forEach(percent -> handle.execute(
                        "INSERT INTO alert_percent VALUES (?, ?, ?, ?)",
                        choice.rule().word(),
                        choice.accountId(),
                        word(choice.kind()),
                        percent));
    }

    static void remove(Handle handle, AlertChoice choice) {
        for (var table : List.of("alert_choice", "alert_percent")) {
            handle.execute(
                    "DELETE FROM " + table + " WHERE rule = ? AND account_id = ? AND kind = ?",
                    choice.rule().word(),
                    choice.accountId(),
                    word(choice.kind()));
        }
    }

    static @Nullable QuietHours quietHours(Handle handle) {
        return handle.createQuery("SELECT from_second, to_second FROM quiet_hours")
                .map((row, context) ->
                        new QuietHours(LocalTime.ofSecondOfDay(row.getInt(1)), LocalTime.ofSecondOfDay(row.getInt(2))))
                .findFirst()
                .orElse(null);
    }

    static void setQuietHours(Handle handle, @Nullable QuietHours hours) {
        handle.execute("DELETE FROM quiet_hours");
        if (hours != null) {
            handle.execute(
                    "INSERT INTO quiet_hours VALUES (1, ?, ?)",
                    hours.from().toSecondOfDay(),
                    hours.to().toSecondOfDay());
        }
    }

    private static String word(@Nullable GaugeKind kind) {
        return kind == null ? "" : kind.word();
    }
}
