package io.github.tallyglass.store;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What fired and what became of it.
final class AlertLog {

    /// Older entries are dropped: a year of more than a dozen a day.
    static final int KEPT = 5_000;

    private static final String SELECT =
            "SELECT id, at, rule, account_id, login, item, kind, account, login_label, label, length,"
                    + " value, threshold, unit, moment, until, observed_at, delivery, seen FROM alert_log ";

    private AlertLog() {}

    static List<AlertEntry> newest(Handle handle, int limit) {
        return handle
                .createQuery(SELECT + "ORDER BY id DESC LIMIT ?")
                .bind(0, limit)
                .map((row, context) -> read(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Oldest first.
    static List<AlertEntry> undelivered(Handle handle) {
        return handle
                .createQuery(SELECT + "WHERE delivery IN ('pending', 'quiet') ORDER BY id")
                .map((row, context) -> read(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Empty for a rule of a later version.
    private static Optional<AlertEntry> read(ResultSet row) throws SQLException {
        var rule = AlertRule.of(row.getString(3));
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        var alert = new Alert(
                rule.get(),
                new AlertSubject(row.getLong(4), row.getString(5), row.getString(6)),
                GaugeKind.of(row.getString(7)).orElse(null),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getLong(11),
                Columns.decimal(row, 12),
                Columns.decimal(row, 13),
                row.getString(14),
                Columns.moment(row, 15),
                Columns.moment(row, 16),
                Instant.ofEpochMilli(row.getLong(17)));
        return Optional.of(new AlertEntry(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                alert,
                AlertEntry.Delivery.valueOf(row.getString(18).toUpperCase(Locale.ROOT)),
                row.getBoolean(19)));
    }

    static AlertEntry add(Handle handle, Instant at, Alert alert, AlertEntry.Delivery delivery) {
        var subject = alert.subject();
        var kind = alert.kind();
        handle.execute(
                "INSERT INTO alert_log (at, rule, account_id, login, item, kind, account, login_label, label, length,"
                        + " value, threshold, unit, moment, until, observed_at, delivery, seen)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                at.toEpochMilli(),
                alert.rule().word(),
                subject.accountId(),
                subject.login(),
                subject.item(),
                kind == null ? "" : kind.word(),
                alert.account(),
                alert.login(),
                alert.label(),
                alert.length(),
                Columns.text(alert.value()),
                Columns.text(alert.limit()),
                alert.unit(),
                Columns.millis(alert.moment()),
                Columns.millis(alert.until()),
                alert.observedAt().toEpochMilli(),
                delivery.word());
        var id = handle.createQuery("SELECT last_insert_rowid()")
                .mapTo(long.class)
                .one();
        return new AlertEntry(id, Instant.ofEpochMilli(at.toEpochMilli()), alert, delivery, false);
    }

    /// So that it never grows without bound.
    static void prune(Handle handle) {
        handle.execute(
                "DELETE FROM alert_log WHERE id <= (SELECT id FROM alert_log ORDER BY id DESC LIMIT 1 OFFSET ?)", KEPT);
    }

    static long noteDelivery(Handle handle, long id, AlertEntry.Delivery delivery) {
        return handle.execute("UPDATE alert_log SET delivery = ? WHERE id = ?", delivery.word(), id);
    }

    /// @return how many were not
    static long markSeen(Handle handle) {
        return handle.execute("UPDATE alert_log SET seen = 1 WHERE seen = 0");
    }
}
