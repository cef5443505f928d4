package io.github.tallyglass.query;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.Accounts;
import io.github.tallyglass.store.Coverage;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the cache as a whole knows: its state, its accounts, the values it has met.
final class Overview {

    private static final long DAY_SECONDS = 86_400;

    private final Snapshot snapshot;

    Overview(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    CacheState state() {
        var gaps = 0;
        Long since = null;
        var everyAccount = true;
        for (var saved : snapshot.accounts()) {
            var rows = Coverage.ROWS.read(snapshot.handle(), saved.account().id());
            gaps += Math.max(0, rows.intervals().size() - 1);
            everyAccount &= !rows.isEmpty();
            since = latest(since, rows.last().map(Interval::from).orElse(null));
        }
        var lastSync = snapshot.accounts().stream()
                .map(Accounts.Saved::lastSync)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var covered = everyAccount && since != null ? Instant.ofEpochSecond(since) : null;
        return new CacheState(snapshot.accounts().size(), rows(), covered, gaps, lastSync);
    }

    private long rows() {
        return new RowsQuery(snapshot, all(), UsageFilter.ALL, RowSort.NEWEST_FIRST).count();
    }

    List<AccountView> accounts() {
        return snapshot.accounts().stream()
                .map(saved -> new AccountReader(snapshot, saved).view())
                .toList();
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
