package io.github.tallyglass.store;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.PrunedDay;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Days of which rows are not kept any more. Their sums are in `kept_…`, in the zone that the day was
/// counted
/// in then; where days are counted in that zone now, they are part of the roll-ups too.
public final class PrunedDays {

    private static final String COLUMNS =
            "account_id, day, zone, from_second, to_second, first_row, last_row, row_count";

    private PrunedDays() {}

    /// @param day days since 1970-01-01
    /// @param bounds seconds of the day; wider where rows of its date in two zones went
    /// @param rows seconds between which the rows lay that went
    public record Pruned(long accountId, long day, ZoneId zone, Interval bounds, Interval rows, long count) {

        /// Whether its sums are part of roll-ups that count days so.
        public boolean isOf(ZoneDays days) {
            return zone.getRules().equals(days.zone().getRules())
                    && bounds.from() >= days.startOfDay(day)
                    && bounds.to() <= days.endOfDay(day);
        }
    }

    /// By day.
    public static List<Pruned> of(Handle handle, long accountId) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM pruned_day WHERE account_id = ? ORDER BY day")
                .bind(0, accountId)
                .map(PrunedDays::read)
                .list();
    }

    /// Those that have seconds in common with a stretch, by day.
    public static List<Pruned> within(Handle handle, long accountId, Interval span) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM pruned_day WHERE account_id = ? AND first_row <= ?"
                        + " AND last_row >= ? ORDER BY day")
                .bind(0, accountId)
                .bind(1, span.to())
                .bind(2, span.from())
                .map(PrunedDays::read)
                .list();
    }

    static Optional<Pruned> find(Handle handle, long accountId, long day) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM pruned_day WHERE account_id = ? AND day = ?")
                .bind(0, accountId)
                .bind(1, day)
                .map(PrunedDays::read)
                .findOne();
    }

    private static Pruned read(java.sql.ResultSet row, StatementContext context) throws java.sql.SQLException {
        return new Pruned(
                row.getLong(1),
                row.getLong(2),
                ZoneId.of(row.getString(3)),
                new Interval(row.getLong(4), row.getLong(5)),
                new Interval(row.getLong(6), row.getLong(7)),
                row.getLong(8));
    }

    /// Adds what went of a day.
    ///
    /// @param went between which seconds
    /// @param huge how many of the rows count against the few with large numbers ([SensibleRows])
    static void note(
            Handle handle, long accountId, ZoneDays days, long day, Interval went, long rows, long huge, long now) {
        handle.execute(
                "INSERT INTO pruned_day (account_id, day, zone, from_second, to_second, first_row, last_row, row_count,"
                        + " huge, pruned_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, day)"
                        + " DO UPDATE SET from_second = MIN(from_second, excluded.from_second),"
                        + " to_second = MAX(to_second, excluded.to_second),"
                        + " first_row = MIN(first_row, excluded.first_row),"
                        + " last_row = MAX(last_row, excluded.last_row), row_count = row_count + excluded.row_count,"
                        + " huge = huge + excluded.huge, pruned_at = excluded.pruned_at",
                accountId,
                day,
                days.zone().getId(),
                days.startOfDay(day),
                days.endOfDay(day),
                went.from(),
                went.to(),
                rows,
                huge,
                now);
    }

    static long huge(Handle handle) {
        return handle.createQuery("SELECT COALESCE(SUM(huge), 0) FROM pruned_day")
                .mapTo(long.class)
                .one();
    }

    static PrunedDay told(Pruned day) {
        return new PrunedDay(day.accountId(), LocalDate.ofEpochDay(day.day()), day.zone(), day.count());
    }
}
