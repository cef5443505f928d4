package io.github.tallyglass.store;

import io.github.tallyglass.domain.Interval;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Sums of rows that go, in `kept_…`: rows that are there and these are what there was. Rows are added to
/// them in the transaction that deletes them, and roll-ups are made of both.
final class KeptSums {

    static final List<String> TABLES = List.of("kept_hour", "kept_day", "kept_latency", "kept_price");

    private static final String ADD_FIGURES = " DO UPDATE SET "
            + Rollups.FIGURES_LIST.stream()
                    .map(figure -> figure + " = " + figure + " + excluded." + figure)
                    .collect(Collectors.joining(", "));
    private static final String ADD_PRICES = " DO UPDATE SET first_second = MIN(first_second, excluded.first_second),"
            + " events = events + excluded.events, differing = differing + excluded.differing";

    private final Handle handle;
    private final long account;
    private final ZoneDays days;
    private final long day;

    KeptSums(Handle handle, long account, ZoneDays days, long day) {
        this.handle = handle;
        this.account = account;
        this.days = days;
        this.day = day;
    }

    /// Adds the rows of a part of the day.
    ///
    /// @param kinds of rows that go, as a list of numbers
    /// @param okKinds of requests that went well
    void add(Interval part, String kinds, String okKinds) {
        var ofPart = " FROM event WHERE account_id = :account AND created_at BETWEEN :from AND :to AND kind_id IN ("
                + kinds + ")";
        add(
                "INSERT INTO kept_day (account_id, day, model_id, kind_id, origin_id, unit_id, " + Rollups.FIGURES + ")"
                        + " SELECT account_id, :day, model_id, kind_id, origin_id, unit_id, " + Rollups.OF_ROWS + ofPart
                        + " GROUP BY account_id, origin_id, kind_id, unit_id, model_id"
                        + " ON CONFLICT (account_id, day, origin_id, kind_id, unit_id, model_id)" + ADD_FIGURES,
                part);
        for (var stretch : days.stretches(days.startOfDay(day), days.endOfDay(day))) {
            hours(stretch, part, ofPart);
        }
        latency(part, ofPart, 0, "duration_ms", okKinds);
        latency(part, ofPart, 1, "first_token_ms", okKinds);
        add(
                "INSERT INTO kept_price (account_id, day, model_id, group_name, pricing_id, first_second, events,"
                        + " differing) SELECT e.account_id, :day, e.model_id, o.group_name, e.pricing_id,"
                        + " MIN(e.created_at), COUNT(*), SUM((e.flags & " + EventFlags.PRICE_DIFFERS + ") <> 0)"
                        + " FROM event e JOIN origin o ON o.id = e.origin_id WHERE e.account_id = :account"
                        + " AND e.created_at BETWEEN :from AND :to AND e.kind_id IN (" + okKinds + ")"
                        + " GROUP BY e.account_id, e.model_id, o.group_name, e.pricing_id"
                        + " ON CONFLICT (account_id, day, model_id, group_name, pricing_id)" + ADD_PRICES,
                part);
    }

    private void hours(ZoneDays.Stretch stretch, Interval part, String ofPart) {
        var from = Math.max(stretch.from(), part.from());
        var to = Math.min(stretch.to(), part.to());
        if (from <= to) {
            add(
                    "INSERT INTO kept_hour (account_id, day, hour, model_id, kind_id, unit_id, " + Rollups.FIGURES + ")"
                            + " SELECT account_id, :day, MAX(" + stretch.from() + ", created_at - (created_at + "
                            + stretch.offset() + ") % 3600), model_id, kind_id, unit_id, " + Rollups.OF_ROWS + ofPart
                            + " GROUP BY 1, 3, 4, 5, 6"
                            + " ON CONFLICT (account_id, day, hour, kind_id, unit_id, model_id)" + ADD_FIGURES,
                    new Interval(from, to));
        }
    }

    private void latency(Interval part, String ofPart, int measure, String column, String okKinds) {
        add(
                "INSERT INTO kept_latency (account_id, day, model_id, measure, bucket, events)"
                        + " SELECT account_id, :day, model_id, " + measure + ", " + LatencyScale.bucketSql(column)
                        + ", COUNT(*)" + ofPart + " AND " + column + " IS NOT NULL AND kind_id IN (" + okKinds
                        + ") GROUP BY 1, 3, 5 ON CONFLICT (account_id, day, model_id, measure, bucket)"
                        + " DO UPDATE SET events = events + excluded.events",
                part);
    }

    private void add(String sql, Interval part) {
        handle.createUpdate(sql)
                .bind("account", account)
                .bind("day", day)
                .bind("from", part.from())
                .bind("to", part.to())
                .execute();
    }

    /// Adds what is kept of the day to roll-ups that were made of its rows alone.
    void intoRollups() {
        merge("INSERT INTO usage_day (account_id, day, model_id, kind_id, origin_id, unit_id, " + Rollups.FIGURES + ")"
                + " SELECT account_id, day, model_id, kind_id, origin_id, unit_id, " + Rollups.FIGURES
                + " FROM kept_day WHERE account_id = ? AND day = ?"
                + " ON CONFLICT (account_id, day, origin_id, kind_id, unit_id, model_id)" + ADD_FIGURES);
        merge("INSERT INTO usage_hour (account_id, hour, model_id, kind_id, unit_id, " + Rollups.FIGURES + ")"
                + " SELECT account_id, hour, model_id, kind_id, unit_id, " + Rollups.FIGURES
                + " FROM kept_hour WHERE account_id = ? AND day = ?"
                + " ON CONFLICT (account_id, hour, kind_id, unit_id, model_id)" + ADD_FIGURES);
        merge(
                "INSERT INTO price_day (account_id, day, model_id, group_name, pricing_id, first_second, events, differing)"
                        + " SELECT account_id, day, model_id, group_name, pricing_id, first_second, events, differing"
                        + " FROM kept_price WHERE account_id = ? AND day = ?"
                        + " ON CONFLICT (account_id, day, model_id, group_name, pricing_id)" + ADD_PRICES);
        // Two histograms of one model stand side by side in one text: whoever reads it adds equal buckets.
        merge("INSERT INTO latency_day (account_id, day, model_id, measure, buckets)"
                + " SELECT account_id, day, model_id, measure, GROUP_CONCAT(bucket || ':' || events, ' ')"
                + " FROM kept_latency WHERE account_id = ? AND day = ? GROUP BY account_id, day, model_id, measure"
                + " ON CONFLICT (account_id, day, model_id, measure)"
                + " DO UPDATE SET buckets = buckets || ' ' || excluded.buckets");
    }

    private void merge(String sql) {
        handle.execute(sql, account, day);
    }
}
