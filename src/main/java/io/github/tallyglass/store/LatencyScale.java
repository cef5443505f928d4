package io.github.tallyglass.store;

import java.util.function.ObjLongConsumer;

/// Latency on a logarithmic scale: twenty steps for each factor of e, so that a step is 5 % wide and its
/// middle within 2.5 % of everything in it.
public final class LatencyScale {

    private static final int STEPS = 20;

    private LatencyScale() {}

    /// The bucket of the milliseconds in a column, as SQL. 1 ms and less are bucket 0.
    public static String bucketSql(String column) {
        return "CASE WHEN " + column + " <= 1 THEN 0 ELSE CAST(ln(" + column + ") * " + STEPS + " AS INTEGER) END";
    }

    /// Takes the buckets of a stored histogram apart.
    public static void read(String buckets, ObjLongConsumer<Integer> sink) {
        var bucket = 0;
        var number = 0L;
        for (var i = 0; i <= buckets.length(); i++) {
            var c = i == buckets.length() ? ' ' : buckets.charAt(i);
            if (c == ':') {
                bucket = (int) number;
                number = 0;
            } else if (c == ' ') {
                sink.accept(bucket, number);
                number = 0;
            } else {
                number = number * 10 + c - '0';
            }
        }
    }

    /// The middle of a bucket in milliseconds.
    public static long millis(int bucket) {
        return Math.round(Math.exp((bucket + 0.5) / STEPS));
    }
}
