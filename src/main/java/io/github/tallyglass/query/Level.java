package io.github.tallyglass.query;

import io.github.tallyglass.store.EventFlags;

/// Where figures can be read, from the coarsest to the finest.
enum Level {
    MONTH("usage_month", "month"),
    DAY("usage_day", "day"),
    HOUR("usage_hour", "hour"),
    /// Days of rows that are not kept any more, in the zone that they were counted in.
    KEPT_DAY("kept_day", "day"),
    /// Their hours.
    KEPT_HOUR("kept_hour", "hour"),
    ROWS("event", "created_at");

    private final String table;
    private final String time;

    Level(String table, String time) {
        this.table = table;
        this.time = time;
    }

    /// @param origins whether key, group, user, client, endpoint or channel are asked for
    String table(boolean origins) {
        return this == DAY && !origins ? "usage_model_day" : table;
    }

    /// The column of time, in the level's own numbers.
    String time() {
        return time;
    }

    /// The figures as sums, in the order of [Sums#read].
    String sums() {
        var counts = this == ROWS ? "COUNT(*), SUM(COALESCE(failed, 0))" : "SUM(events), SUM(failed)";
        var extent = this == ROWS
                ? EventFlags.PLAN_QUOTA + ", COUNT(duration_ms), SUM(COALESCE(duration_ms, 0))"
                : "SUM(plan), SUM(timed), SUM(duration_ms)";
        return counts + ", SUM(quota), SUM(input), SUM(cache_read), SUM(cache_write), SUM(output), SUM(reasoning), "
                + extent;
    }
}
