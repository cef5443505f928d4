package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.UsageStore;
import java.util.List;

/// Hourly sums from before those that [FirstNumbers] reads, 30 days in a call, which is the most that a
/// gateway gives at once (gateway contract §5.5).
final class HourlyHistory {

    private static final long HOUR = 3_600;
    private static final long MOST_SECONDS = 30 * 24 * HOUR;

    /// A month without use happens; two in a row are taken for the beginning where all is wanted.
    private static final int EMPTY_IN_A_ROW = 2;

    private final Asker asker;
    private final UsageStore store;
    private final Account account;
    private int empty;
    private boolean exhausted;

    HourlyHistory(Asker asker, UsageStore store, Account account) {
        this.asker = asker;
        this.store = store;
        this.account = account;
    }

    /// Reads the newest stretch back to `oldest` that is not there yet.
    ///
    /// @param oldest epoch seconds; 0 for everything the gateway has
    /// @return whether anything was asked for; false once nothing is missing
    Result<Boolean> readBefore(long oldest, QuotaUnit unit) {
        var from = oldest - Math.floorMod(oldest, HOUR);
        var gap = store.hourlyCoverage(account.id())
                .gapsWithin(new Interval(from, asker.frozenEnd()))
                .last();
        if (exhausted || gap.isEmpty()) {
            return Result.ok(false);
        }
        var end = gap.get().to() - Math.floorMod(gap.get().to(), HOUR) + HOUR - 1;
        var hours = new Interval(Math.max(gap.get().from(), end - MOST_SECONDS + 1), end);
        return switch (asker.ask(client -> client.hourly(hours))) {
            case Result.Ok<List<HourlyUsage>>(List<HourlyUsage> lines) -> {
                empty = lines.isEmpty() ? empty + 1 : 0;
                exhausted = oldest == 0 && empty == EMPTY_IN_A_ROW;
                yield store.replaceHourly(account.id(), hours, lines, unit).map(stored -> true);
            }
            // Some give the latest days and no others; those are read already.
            case Result.Err<List<HourlyUsage>>(Failure failure)
            when failure instanceof Failure.Refused
                    || failure instanceof Failure.NotFound
                    || failure instanceof Failure.Forbidden -> {
                exhausted = true;
                yield Result.ok(false);
            }
            case Result.Err<List<HourlyUsage>>(Failure failure) -> Result.err(failure);
        };
    }
}
