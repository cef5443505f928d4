package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.FiguresQuery.Split;
import io.github.tallyglass.store.Accounts;
import io.github.tallyglass.store.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the cache as a whole knows: its state, its accounts, the values it has met.
final class Overview {

    private static final Duration BURN_WINDOW = Duration.ofDays(14);
    private static final long DAY_SECONDS = 86_400;

    private final Snapshot snapshot;

    Overview(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    CacheState state() {
        var gaps = 0;
        Long since = null;
        var everyAccount = true;
        for (var saved : present()) {
            if (saved.account().mode() == Account.Mode.AGGREGATES) {
                // Nothing is missing of what is not read at all.
                continue;
            }
            var rows = Coverage.ROWS.read(snapshot.handle(), saved.account().id());
            gaps += Math.max(0, rows.intervals().size() - 1);
            everyAccount &= !rows.isEmpty();
            since = latest(since, rows.last().map(Interval::from).orElse(null));
        }
        var lastSync = present().stream()
                .map(Accounts.Saved::lastSync)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var covered = everyAccount && since != null ? Instant.ofEpochSecond(since) : null;
        return new CacheState(present().size(), rows(), covered, gaps, lastSync);
    }

    private long rows() {
        return new RowsQuery(snapshot, all(), UsageFilter.ALL, RowSort.NEWEST_FIRST).count();
    }

    List<AccountView> accounts() {
        return present().stream().map(this::view).toList();
    }

    /// Removed ones are accounts no more; only their rows count.
    private List<Accounts.Saved> present() {
        return snapshot.accounts().stream()
                .filter(saved -> !saved.account().removed())
                .toList();
    }

    private AccountView view(Accounts.Saved saved) {
        var account = saved.account();
        var balance = snapshot.handle()
                .createQuery("SELECT at, remaining FROM balance WHERE account_id = ? ORDER BY at DESC LIMIT 1")
                .bind(0, account.id())
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                .findOne();
        return new AccountView(
                account,
                account.paused() ? "paused" : saved.state(),
                saved.failure(),
                saved.lastSync(),
                balance.map(reading -> reading[1]).orElse(null),
                balance.map(reading -> Instant.ofEpochSecond(reading[0])).orElse(null),
                averageDailyQuota(account));
    }

    /// Gaps do not count as days without use.
    private @Nullable Long averageDailyQuota(Account account) {
        var to = snapshot.now().getEpochSecond();
        var window = new Interval(to - BURN_WINDOW.toSeconds(), to - 1);
        var seconds = Coverage.ROWS
                .read(snapshot.handle(), account.id())
                .within(window)
                .seconds();
        if (seconds < DAY_SECONDS) {
            return null;
        }
        var filter = UsageFilter.ALL.with(Dimension.ACCOUNT, new Match.Exact(account.name()));
        var sums = new Sums();
        new FiguresQuery(snapshot, Conditions.of(snapshot, filter))
                .run(
                        new Bounds(window.from(), window.to()),
                        Split.NONE,
                        null,
                        (second, split, kind, unit, line, at) -> sums.add(kind, unit, line, at));
        return Math.round((double) sums.figures().quota() * DAY_SECONDS / seconds);
    }

    List<String> values(Dimension dimension, int limit) {
        var names = new Names(snapshot);
        var counts = new HashMap<String, Long>();
        var bounds = Bounds.of(all(), snapshot, snapshot.accounts(UsageFilter.ALL));
        new FiguresQuery(snapshot, Conditions.of(snapshot, UsageFilter.ALL))
                .run(bounds, Names.split(dimension), null, (second, split, kind, unit, line, at) -> {
                    var value = names.of(dimension, split, kind);
                    counts.merge(value, line.getLong(at), Long::sum);
                });
        counts.remove("");
        return dimension == Dimension.IP
                ? snapshot.dictionaries().ips.all().stream()
                        .filter(ip -> !ip.isEmpty())
                        .limit(limit)
                        .toList()
                : counts.keySet().stream()
                        .sorted(Comparator.comparing((String value) -> counts.getOrDefault(value, 0L))
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(limit)
                        .toList();
    }

    private TimeRange all() {
        return new TimeRange(
                "all",
                null,
                snapshot.now().plusSeconds(DAY_SECONDS),
                snapshot.days().zone());
    }

    private static @Nullable Long latest(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
