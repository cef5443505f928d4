package io.github.tallyglass.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// A plan of the demo account: it pays the requests of one key until its window is used up, then the
/// wallet does.
enum DemoPlan {
    CODER(1, "Coder", DemoKey.CODEX, 18_000, 1_000_000),
    TEAM(2, "Team", DemoKey.TEAM, 0, 6_000_000);

    private final int id;
    private final String title;
    private final DemoKey key;
    private final long seconds;
    private final long total;

    /// @param seconds of a window; 0 for a month of the calendar
    /// @param total quota units of a window at scale 1
    DemoPlan(int id, String title, DemoKey key, long seconds, long total) {
        this.id = id;
        this.title = title;
        this.key = key;
        this.seconds = seconds;
        this.total = total;
    }

    int id() {
        return id;
    }

    String title() {
        return title;
    }

    /// `custom` or `monthly` (gateway contract §5.6).
    String period() {
        return seconds > 0 ? "custom" : "monthly";
    }

    long seconds() {
        return seconds;
    }

    long total(double scale) {
        return Math.round(total * Math.max(1, scale));
    }

    /// Whether the plan would pay a row. Videos are not part of any plan.
    boolean isFor(DemoRow row) {
        var model = row.model();
        return row.type() == DemoRow.CONSUME
                && row.key() == key
                && model != null
                && model.convention() != DemoModel.Convention.PER_CALL;
    }

    /// First second of the window that holds a second.
    long windowOf(long second) {
        return seconds > 0 ? second - Math.floorMod(second, seconds) : month(second, 0);
    }

    /// First second of the window after that one.
    long next(long windowStart) {
        return seconds > 0 ? windowStart + seconds : month(windowStart, 1);
    }

    private static long month(long second, int later) {
        return Instant.ofEpochSecond(second)
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .plusMonths(later)
                .toEpochSecond();
    }
}
