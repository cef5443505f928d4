package io.github.tallyglass.sync.collect;

import java.util.Arrays;

/// Counts what came within the last minute, second by second of a clock that never jumps.
final class MinuteMeter {

    private static final int SECONDS = 60;
    private static final long NANOS = 1_000_000_000L;

    private final long[] counts = new long[SECONDS];
    private long second = Long.MIN_VALUE;
    private long sum;

    void add(long nanos, long more) {
        moveTo(nanos);
        counts[(int) Math.floorMod(second, (long) SECONDS)] += more;
        sum += more;
    }

    long perMinute(long nanos) {
        moveTo(nanos);
        return sum;
    }

    /// Whether the number is another than it was when it was last asked for.
    boolean moves(long nanos) {
        var before = sum;
        return perMinute(nanos) != before;
    }

    private void moveTo(long nanos) {
        var now = Math.floorDiv(nanos, NANOS);
        if (second == Long.MIN_VALUE || now - second >= SECONDS) {
            Arrays.fill(counts, 0);
            sum = 0;
            second = now;
        }
        while (second < now) {
            second++;
            var index = (int) Math.floorMod(second, (long) SECONDS);
            sum -= counts[index];
            counts[index] = 0;
        }
    }
}
