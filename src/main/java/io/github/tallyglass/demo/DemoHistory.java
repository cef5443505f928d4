package io.github.tallyglass.demo;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// All rows of the demo account up to a moment. Days are written when they are first asked for, and kept:
/// about 150 bytes a row.
final class DemoHistory {

    /// Mondays at 08:00 UTC the wallet is filled up to [#WALLET_DOLLARS].
    static final long TOP_UP_SECOND = 8 * 3600;

    private static final long WALLET_DOLLARS = 150;

    private final ConcurrentHashMap<Long, DemoDay> days = new ConcurrentHashMap<>();
    private final DayWriter writer;
    private final long firstDay;
    private final double scale;
    private final DemoPlans plans;

    DemoHistory(DayWriter writer, long firstDay, double scale) {
        this.writer = writer;
        this.firstDay = firstDay;
        this.scale = scale;
        this.plans = new DemoPlans(this, scale);
    }

    DemoPlans plans() {
        return plans;
    }

    static boolean isTopUpDay(long epochDay) {
        // 1970-01-01 was a Thursday.
        return Math.floorMod(epochDay, 7) == 4;
    }

    /// Visits the rows between two seconds, both included, newest first.
    ///
    /// @param now rows of later seconds do not exist yet
    void newestFirst(long from, long to, long now, Consumer<DemoRow> visitor) {
        var last = Math.min(to, now);
        for (var day = dayOf(last); day >= Math.max(firstDay, dayOf(from)); day--) {
            var rows = day(day);
            var low = rows.firstAtOrAfter(from);
            for (var i = rows.firstAtOrAfter(last + 1) - 1; i >= low; i--) {
                visitor.accept(rows.rows().get(i));
            }
        }
    }

    /// Visits the rows between two seconds, both included, oldest first: those to come too, and those of
    /// days before the first, which are not listed but were paid.
    void oldestFirst(long from, long to, Consumer<DemoRow> visitor) {
        for (var day = dayOf(from); day <= dayOf(to); day++) {
            day(day).rows().stream()
                    .filter(row -> row.at() >= from && row.at() <= to)
                    .forEach(visitor);
        }
    }

    /// Σ quota of the rows that match, in quota units.
    long quota(long from, long to, long now, Predicate<DemoRow> match) {
        var sum = new long[1];
        newestFirst(from, to, now, row -> sum[0] += match.test(row) ? row.quota() : 0);
        return sum[0];
    }

    /// What is left in the wallet, quota units: it falls with every request that no plan pays until the
    /// next top-up.
    long remaining(long now) {
        var full = Math.round(WALLET_DOLLARS * Math.max(1, scale)) * DemoModel.UNITS_PER_DOLLAR.longValueExact();
        return full - paidByWallet(lastTopUp(now), now);
    }

    /// What a top-up brought: the wallet is filled to where it was after the one before.
    long toppedUp(long second) {
        return paidByWallet(lastTopUp(second - 1), second - 1);
    }

    private long paidByWallet(long from, long to) {
        var sum = new long[1];
        oldestFirst(from, to, row -> {
            if (row.type() == DemoRow.REFUND) {
                sum[0] -= row.quota();
            } else if (row.type() == DemoRow.CONSUME && plans.payerOf(row) == null) {
                sum[0] += row.quota();
            }
        });
        return sum[0];
    }

    private static long lastTopUp(long now) {
        var topUp = now;
        while (!isTopUpDay(dayOf(topUp)) || topUp - dayOf(topUp) * DemoDay.SECONDS < TOP_UP_SECOND) {
            topUp = dayOf(topUp) * DemoDay.SECONDS - 1;
        }
        return dayOf(topUp) * DemoDay.SECONDS + TOP_UP_SECOND;
    }

    long firstSecond() {
        return firstDay * DemoDay.SECONDS;
    }

    private DemoDay day(long epochDay) {
        return days.computeIfAbsent(epochDay, writer::write);
    }

    private static long dayOf(long second) {
        return Math.floorDiv(second, DemoDay.SECONDS);
    }
}
