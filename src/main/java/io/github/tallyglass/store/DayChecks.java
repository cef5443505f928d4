package io.github.tallyglass.store;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What comparisons with the gateways' own sums found, the latest of each account and day.
public final class DayChecks {

    private DayChecks() {}

    /// @param from first day
    /// @param to last day
    /// @return by account and day, of days in this zone
    public static List<DayCheck> read(Handle handle, ZoneId zone, LocalDate from, LocalDate to) {
        return handle.createQuery("SELECT account_id, day, from_second, to_second, local_quota, server_quota, state,"
                        + " reason, checked_at, differing FROM day_check WHERE zone = :zone AND day BETWEEN :from AND :to"
                        + " ORDER BY account_id, day")
                .bind("zone", zone.getId())
                .bind("from", from.toEpochDay())
                .bind("to", to.toEpochDay())
                .map((row, context) -> check(row))
                .list();
    }

    static void save(Handle handle, DayCheck check, ZoneId zone) {
        var reason = check.reason();
        handle.execute(
                "INSERT OR REPLACE INTO day_check (account_id, zone, day, from_second, to_second, local_quota,"
                        + " server_quota, state, reason, checked_at, differing)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                check.accountId(),
                zone.getId(),
                check.day().toEpochDay(),
                check.span().from(),
                check.span().to(),
                check.localQuota(),
                check.serverQuota(),
                check.state().name(),
                reason == null ? null : reason.name(),
                check.checkedAt().getEpochSecond(),
                check.differing().stream()
                        .map(one -> one.from() + "-" + one.to())
                        .collect(Collectors.joining(" ")));
    }

    private static DayCheck check(ResultSet row) throws SQLException {
        var reason = row.getString(8);
        return new DayCheck(
                row.getLong(1),
                LocalDate.ofEpochDay(row.getLong(2)),
                new Interval(row.getLong(3), row.getLong(4)),
                number(row, 5),
                number(row, 6),
                DayCheck.State.valueOf(row.getString(7)),
                reason == null ? null : DayCheck.Reason.valueOf(reason),
                Instant.ofEpochSecond(row.getLong(9)),
                stretches(row.getString(10)));
    }

    private static @Nullable Long number(ResultSet row, int at) throws SQLException {
        var value = row.getLong(at);
        return row.wasNull() ? null : value;
    }

    private static List<Interval> stretches(String text) {
        return Arrays.stream(text.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("-"))
                .map(ends -> new Interval(Long.parseLong(ends[0]), Long.parseLong(ends[1])))
                .toList();
    }
}
