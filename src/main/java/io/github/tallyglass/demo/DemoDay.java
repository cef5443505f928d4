package io.github.tallyglass.demo;

import java.util.List;

/// The rows of one UTC day in order of time, the ones still to come included.
///
/// @param rows oldest first
record DemoDay(long epochDay, List<DemoRow> rows) {

    static final long SECONDS = 86_400;

    long from() {
        return epochDay * SECONDS;
    }

    long to() {
        return from() + SECONDS - 1;
    }

    /// Index of the first row at or after a second; the number of rows when there is none.
    int firstAtOrAfter(long second) {
        var low = 0;
        var high = rows.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (rows.get(middle).at() < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
