package io.github.tallyglass.store;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Derives the roll-ups from rows and from what is kept of rows that went, one dirty day or month after the
/// other. Also the words by which roll-ups and rows are summed.
final class Rollups {

    private static final String SUMS =
            "SUM(quota), SUM(input), SUM(cache_read), SUM(cache_write), SUM(output), SUM(reasoning)";
    static final List<String> FIGURES_LIST = List.of(
            "events",
            "failed",
            "quota",
            "input",
            "cache_read",
            "cache_write",
            "output",
            "reasoning",
            "plan",
            "timed",
            "duration_ms");
    static final String FIGURES = String.join(", ", FIGURES_LIST);
    private static final List<String> TABLES = List.of(
            "usage_hour",
            "usage_day",
            "usage_model_day",
            "usage_month",
            "latency_day",
            "price_day",
            "dirty_day",
            "dirty_month");
    static final String OF_ROWS = "COUNT(*), SUM(COALESCE(failed, 0)), " + SUMS + ", " + EventFlags.PLAN_QUOTA
            + ", COUNT(duration_ms), SUM(COALESCE(duration_ms, 0))";
    private static final String OF_ROLL_UPS =
            "SUM(events), SUM(failed), " + SUMS + ", SUM(plan), SUM(timed), SUM(duration_ms)";

    /// An account and a day, or an account and a month.
    record Mark(long account, long at) {}

    private final Dictionaries dictionaries;

    Rollups(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /// Rebuilds one dirty day, or, when no day is left, one dirty month of which no day is dirty.
    ///
    /// @param waits days that are not to be rebuilt yet
    /// @return the day or month; empty when there was nothing left to do but what waits
    Optional<Mark> rebuildNext(Handle handle, Predicate<Mark> waits) {
        var day = dirtyDays(handle).stream().filter(waits.negate()).findFirst();
        if (day.isPresent()) {
            rebuildDay(handle, day.get());
            return day;
        }
        var dirty = dirtyDays(handle);
        var month = dirtyMonths(handle).stream()
                .filter(one -> dirty.stream()
                        .noneMatch(
                                other -> other.account() == one.account() && ZoneDays.monthOf(other.at()) == one.at()))
                .findFirst();
        month.ifPresent(one -> rebuildMonth(handle, one));
        return month;
    }

    /// Newest first: what people look at most.
    private static List<Mark> dirtyDays(Handle handle) {
        return marks(handle, "dirty_day", "day");
    }

    private static List<Mark> dirtyMonths(Handle handle) {
        return marks(handle, "dirty_month", "month");
    }

    private static List<Mark> marks(Handle handle, String table, String column) {
        return handle.createQuery("SELECT account_id, " + column + " FROM " + table + " ORDER BY " + column + " DESC")
                .map((row, context) -> new Mark(row.getLong(1), row.getLong(2)))
                .list();
    }

    private void rebuildDay(Handle handle, Mark day) {
        var days = Meta.zone(handle);
        var from = days.startOfDay(day.at());
        var to = days.endOfDay(day.at());
        handle.execute("DELETE FROM usage_day WHERE account_id = ? AND day = ?", day.account(), day.at());
        handle.execute("DELETE FROM usage_model_day WHERE account_id = ? AND day = ?", day.account(), day.at());
        handle.execute("DELETE FROM latency_day WHERE account_id = ? AND day = ?", day.account(), day.at());
        handle.execute("DELETE FROM usage_hour WHERE account_id = ? AND hour BETWEEN ? AND ?", day.account(), from, to);
        handle.execute(
                "INSERT INTO usage_day (account_id, day, model_id, kind_id, origin_id, unit_id, " + FIGURES + ")"
                        + " SELECT account_id, ?, model_id, kind_id, origin_id, unit_id, " + OF_ROWS
                        + " FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?"
                        + " GROUP BY account_id, origin_id, kind_id, unit_id, model_id",
                day.at(),
                day.account(),
                from,
                to);
        for (var stretch : days.stretches(from, to)) {
            hours(handle, day.account(), stretch);
        }
        latency(handle, day, from, to, 0, "duration_ms");
        latency(handle, day, from, to, 1, "first_token_ms");
        prices(handle, day, from, to);
        if (PrunedDays.find(handle, day.account(), day.at())
                .filter(pruned -> pruned.isOf(days))
                .isPresent()) {
            new KeptSums(handle, day.account(), days, day.at()).intoRollups();
        }
        handle.execute(
                "INSERT INTO usage_model_day (account_id, day, model_id, kind_id, unit_id, " + FIGURES + ")"
                        + " SELECT account_id, day, model_id, kind_id, unit_id, " + OF_ROLL_UPS
                        + " FROM usage_day WHERE account_id = ? AND day = ?"
                        + " GROUP BY account_id, day, kind_id, unit_id, model_id",
                day.account(),
                day.at());
        handle.execute("DELETE FROM dirty_day WHERE account_id = ? AND day = ?", day.account(), day.at());
    }

    /// By which ratios a model was billed that day, each group's apart: groups have ratios of their own.
    private void prices(Handle handle, Mark day, long from, long to) {
        handle.execute("DELETE FROM price_day WHERE account_id = ? AND day = ?", day.account(), day.at());
        handle.execute(
                "INSERT INTO price_day (account_id, day, model_id, group_name, pricing_id, first_second, events, differing)"
                        + " SELECT e.account_id, ?, e.model_id, o.group_name, e.pricing_id, MIN(e.created_at), COUNT(*),"
                        + " SUM((e.flags & " + EventFlags.PRICE_DIFFERS + ") <> 0)"
                        + " FROM event e JOIN origin o ON o.id = e.origin_id"
                        + " WHERE e.account_id = ? AND e.created_at BETWEEN ? AND ? AND e.kind_id IN (" + okKinds()
                        + ") GROUP BY e.account_id, e.model_id, o.group_name, e.pricing_id",
                day.at(),
                day.account(),
                from,
                to);
    }

    private static void hours(Handle handle, long account, ZoneDays.Stretch stretch) {
        handle.createUpdate("INSERT INTO usage_hour (account_id, hour, model_id, kind_id, unit_id, " + FIGURES + ")"
                        + " SELECT account_id, MAX(:from, created_at - (created_at + :offset) % 3600), model_id,"
                        + " kind_id, unit_id, " + OF_ROWS
                        + " FROM event WHERE account_id = :account AND created_at BETWEEN :from AND :to"
                        + " GROUP BY 1, 2, 3, 4, 5")
                .bind("account", account)
                .bind("from", stretch.from())
                .bind("to", stretch.to())
                .bind("offset", stretch.offset())
                .execute();
    }

    private void latency(Handle handle, Mark day, long from, long to, int measure, String column) {
        handle.execute(
                "INSERT INTO latency_day (account_id, day, model_id, measure, buckets)"
                        + " SELECT account_id, ?, model_id, ?, GROUP_CONCAT(bucket || ':' || events, ' ')"
                        + " FROM (SELECT account_id, model_id, " + LatencyScale.bucketSql(column)
                        + " AS bucket, COUNT(*) AS events FROM event WHERE account_id = ? AND created_at BETWEEN ? AND ?"
                        + " AND " + column + " IS NOT NULL AND kind_id IN (" + okKinds()
                        + ") GROUP BY 1, 2, 3) AS counted"
                        + " GROUP BY account_id, model_id",
                day.at(),
                measure,
                day.account(),
                from,
                to);
    }

    private String okKinds() {
        return RowKind.idsOf(dictionaries.kinds, RowKind::isOk);
    }

    private static void rebuildMonth(Handle handle, Mark month) {
        var at = Math.toIntExact(month.at());
        handle.execute("DELETE FROM usage_month WHERE account_id = ? AND month = ?", month.account(), at);
        handle.execute(
                "INSERT INTO usage_month (account_id, month, model_id, kind_id, origin_id, unit_id, " + FIGURES + ")"
                        + " SELECT account_id, ?, model_id, kind_id, origin_id, unit_id, " + OF_ROLL_UPS
                        + " FROM usage_day WHERE account_id = ? AND day BETWEEN ? AND ?"
                        + " GROUP BY account_id, origin_id, kind_id, unit_id, model_id",
                at,
                month.account(),
                ZoneDays.firstDayOf(at),
                ZoneDays.lastDayOf(at));
        handle.execute("DELETE FROM dirty_month WHERE account_id = ? AND month = ?", month.account(), at);
    }

    /// Counts days in another zone from now on: all roll-ups go, all days between the first and the last
    /// row are dirty, and those of which sums are kept.
    static void changeZone(Handle handle, ZoneId zone) {
        Meta.setZone(handle, zone);
        for (var table : TABLES) {
            handle.execute("DELETE FROM " + table);
        }
        var days = new ZoneDays(zone);
        handle.createQuery("SELECT id, (SELECT MIN(created_at) FROM event WHERE account_id = id),"
                        + " (SELECT MAX(created_at) FROM event WHERE account_id = id) FROM account")
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                .list()
                .forEach(bounds -> {
                    var dirty = new DirtyDays(handle, days, bounds[0]);
                    for (var day = days.dayOf(bounds[1]); bounds[2] > 0 && day <= days.dayOf(bounds[2]); day++) {
                        dirty.mark(days.startOfDay(day));
                    }
                    PrunedDays.of(handle, bounds[0]).forEach(pruned -> dirty.mark(days.startOfDay(pruned.day())));
                });
    }

    static void forget(Handle handle, long account) {
        for (var table : TABLES) {
            handle.execute("DELETE FROM " + table + " WHERE account_id = ?", account);
        }
    }
}
