package io.github.tallyglass.sync;

import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import java.util.List;
import java.util.TreeMap;

/// Chooses how much time to ask for at once. A window that holds more rows than a slice may is cut where
/// its first pages end, at no cost; one that holds few costs a proof all the same. So windows are chosen
/// generously, by the hourly aggregates where there are any and by what was read so far elsewhere, but
/// not without bound: a server counts a window's rows for each page (gateway contract §6.1, 8).
final class Windows {

    private static final long WANTED_ROWS = 3 * SliceReader.MOST_ROWS;
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;
    private static final int GROWTH = 8;

    private final TreeMap<Long, Long> byHour = new TreeMap<>();
    private long hoursFrom = Long.MAX_VALUE;
    private long lastWidth;
    private long ceiling = Long.MAX_VALUE;
    private long readRows;
    private long readSeconds;
    private long lastRows;
    private long lastSeconds = 1;

    /// Counts of consume rows by UTC hour, for the whole hours of `known`.
    void hourly(Interval known, List<HourlyUsage> lines) {
        byHour.subMap(known.from(), true, known.to(), true).clear();
        for (var line : lines) {
            byHour.merge(line.hour(), line.count(), Long::sum);
        }
        hoursFrom = Math.min(hoursFrom, known.from());
    }

    /// The newest part of `rest` that is worth asking for next.
    Interval next(Interval rest) {
        var width = lastWidth == 0 ? DAY : Math.max(byDensity(), byHours(rest));
        width = Math.min(Math.min(width, ceiling), rest.seconds());
        var from = rest.to() - width + 1;
        if (width > 2 * DAY) {
            from -= Math.floorMod(from, DAY);
        }
        return new Interval(Math.max(from, rest.from()), rest.to());
    }

    /// @param narrowed the server could not answer for the window, or its rows kept changing
    void read(Interval slice, long rows, boolean narrowed) {
        lastWidth = slice.seconds();
        lastRows = rows;
        lastSeconds = slice.seconds();
        readRows += rows;
        readSeconds += slice.seconds();
        ceiling = narrowed ? slice.seconds() : ceiling > Long.MAX_VALUE / GROWTH ? ceiling : ceiling * GROWTH;
    }

    void failed(Interval tried) {
        ceiling = Math.max(1, tried.seconds());
    }

    /// Estimate of the rows in these seconds; −1 while nothing is known.
    long expected(Interval rest) {
        var rows = 0L;
        var from = rest.from();
        var to = rest.to();
        if (to >= hoursFrom) {
            rows = byHour.subMap(Math.max(from, hoursFrom) - HOUR + 1, true, to, true).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            to = hoursFrom - 1;
        }
        if (to < from) {
            return rows;
        }
        return readSeconds == 0 ? -1 : rows + Math.round((to - from + 1) * density(readRows, readSeconds));
    }

    private long byDensity() {
        var grown = lastWidth > Long.MAX_VALUE / GROWTH ? lastWidth : lastWidth * GROWTH;
        var density = Math.min(density(lastRows, lastSeconds), density(readRows, readSeconds));
        return density * grown <= WANTED_ROWS ? grown : (long) (WANTED_ROWS / density);
    }

    private long byHours(Interval rest) {
        var rows = 0L;
        var hour = rest.to() - Math.floorMod(rest.to(), HOUR);
        while (hour >= hoursFrom && hour > rest.from() && rows < WANTED_ROWS) {
            rows += byHour.getOrDefault(hour, 0L);
            hour -= HOUR;
        }
        return rest.to() - hour + 1;
    }

    private static double density(long rows, long seconds) {
        return (double) rows / seconds;
    }
}
