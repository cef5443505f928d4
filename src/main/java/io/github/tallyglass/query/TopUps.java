package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.TopUp;
import io.github.tallyglass.domain.UsageFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Credit that came into a wallet: rows of the log, and rises of the balance that spending and refunds do
/// not explain (a gateway may write no row for a payment, or one without an amount).
final class TopUps {

    private static final Duration BALANCES_BACK = Duration.ofDays(35);

    /// A row is written a moment before or after the wallet is filled.
    private static final long TOGETHER = 120;

    private static final int MOST = 200;
    private static final int RISES = 20;

    private final Snapshot snapshot;
    private final Account account;
    private final WalletSpend spend;

    TopUps(Snapshot snapshot, Account account, WalletSpend spend) {
        this.snapshot = snapshot;
        this.account = account;
        this.spend = spend;
    }

    /// A rise between two readings of the balance.
    ///
    /// @param quota what came in
    private record Rise(long after, long upTo, long quota) {
        boolean holds(TopUp row) {
            var second = row.at().getEpochSecond();
            return after - TOGETHER <= second && second <= upTo + TOGETHER;
        }
    }

    /// The last one; an amount that its row does not tell is taken from the balance where that was read
    /// around it.
    Optional<TopUp> last() {
        var row = rows(null, 1).stream().findFirst();
        var rise = rises().stream().findFirst();
        if (row.isEmpty()) {
            return rise.map(TopUps::topUp);
        }
        if (rise.isPresent() && rise.get().holds(row.get()) && row.get().quota() == null) {
            return Optional.of(new TopUp(row.get().at(), rise.get().quota()));
        }
        var later = rise.filter(each -> each.after() > row.get().at().getEpochSecond() + TOGETHER);
        return later.isPresent() ? later.map(TopUps::topUp) : row;
    }

    /// Rows of a stretch of time, newest first; at most two hundred.
    List<TopUp> rows(Interval bounds) {
        return rows(Instant.ofEpochSecond(bounds.from()), MOST);
    }

    private List<TopUp> rows(@Nullable Instant from, int most) {
        var filter = UsageFilter.ALL
                .with(Dimension.ACCOUNT, new Match.Exact(account.name()))
                .with(Dimension.TYPE, new Match.Exact(EventType.TOP_UP.word()));
        var range = new TimeRange(
                "", from, snapshot.now().plusSeconds(1), snapshot.days().zone());
        var limit = account.scope() == Scope.ADMIN ? MOST : most;
        return new RowsQuery(snapshot, range, filter, RowSort.NEWEST_FIRST)
                .page(0, limit).stream()
                        .filter(row -> isOwners(row.event().origin().userId()))
                        .limit(most)
                        .map(row -> new TopUp(
                                Instant.ofEpochSecond(row.event().createdAt()),
                                row.event().quota() > 0
                                        ? (Long) row.event().quota()
                                        : TopUpText.quota(row.event().content(), account.unit())))
                        .toList();
    }

    private boolean isOwners(long userId) {
        return account.scope() != Scope.ADMIN || Long.toString(userId).equals(account.userId());
    }

    /// Newest first.
    private List<Rise> rises() {
        record Step(long before, long at, long difference) {}
        return snapshot
                .handle()
                .createQuery("SELECT before, at, difference FROM (SELECT at, LAG(at) OVER (ORDER BY at) AS before,"
                        + " remaining - LAG(remaining) OVER (ORDER BY at) AS difference FROM balance"
                        + " WHERE account_id = ? AND at >= ?) WHERE difference > 0 ORDER BY at DESC LIMIT " + RISES)
                .bind(0, account.id())
                .bind(1, snapshot.now().minus(BALANCES_BACK).getEpochSecond())
                .map((row, context) -> new Step(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list()
                .stream()
                .map(step -> rise(step.before(), step.at(), step.difference()))
                .filter(Objects::nonNull)
                .toList();
    }

    /// Null where refunds explain it, or where it is so little (under one unit of currency) that it may
    /// have been reserved for a request and given back. What was spent meanwhile came in beside the
    /// difference.
    private @Nullable Rise rise(long before, long at, long difference) {
        var meanwhile = spend.hours(new Interval(before, at)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        var cameIn = difference + meanwhile;
        return cameIn < account.unit().unitsPerCurrency().longValue() ? null : new Rise(before, at, cameIn);
    }

    private static TopUp topUp(Rise rise) {
        return new TopUp(Instant.ofEpochSecond(rise.upTo()), rise.quota());
    }
}
