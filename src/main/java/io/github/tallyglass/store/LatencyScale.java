package io.github.tallyglass.store;

/// Latency on a logarithmic scale: twenty steps for each factor of e, so that a step is 5 % wide and its
/// middle within 2.5 % of everything in it.
public final class LatencyScale {

    private static final int STEPS = 20;

    private LatencyScale() {}

    /// The bucket of the milliseconds in a column, as SQL. 1 ms and less are bucket 0.
    public static String bucketSql(String column) {
        return "CASE WHEN " + column + " <= 1 THEN 0 ELSE CAST(ln(" + column + ") * " + STEPS + " AS INTEGER) END";
    }

    /// The middle of a bucket in milliseconds.
    public static long millis(int bucket) {
        return Math.round(Math.exp((bucket + 0.5) / STEPS));
    }
}
