package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.Accounts;
import io.github.tallyglass.store.Coverage;
import io.github.tallyglass.store.EventFlags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
        for (var saved : present()) {
            if (saved.account().mode() == Account.Mode.AGGREGATES
                    || saved.account().kind().isSubscription()) {
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
        return present().stream()
                .map(saved -> new AccountReader(snapshot, saved).view())
                .toList();
    }

    /// Removed ones are accounts no more; only their rows count.
    private List<Accounts.Saved> present() {
        return snapshot.accounts().stream()
                .filter(saved -> !saved.account().removed())
                .toList();
    }

    /// From the dictionaries: they hold every value that any row ever had.
    Set<Dimension> telling() {
        var values = new EnumMap<Dimension, Set<String>>(Dimension.class);
        var words = snapshot.dictionaries();
        for (var dimension : Conditions.OF_ORIGIN) {
            words.origins.all().forEach(origin -> add(values, dimension, Conditions.value(dimension, origin)));
        }
        words.kinds.all().forEach(kind -> {
            add(values, Dimension.TYPE, kind.type().word());
            add(values, Dimension.STATUS, kind.statusText());
        });
        words.models.all().forEach(model -> add(values, Dimension.MODEL, model));
        words.ips.all().forEach(ip -> add(values, Dimension.IP, ip));
        snapshot.accounts(UsageFilter.ALL).forEach(account -> add(values, Dimension.ACCOUNT, account.name()));
        return values.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void add(Map<Dimension, Set<String>> values, Dimension dimension, String value) {
        var known = values.computeIfAbsent(dimension, any -> new HashSet<>());
        if (!value.isEmpty() && known.size() < 2) {
            known.add(value);
        }
    }

    /// Response ids have no dictionary: the newest ones are read from the rows.
    private List<String> responseIds(int limit) {
        var found = new ArrayList<String>();
        new RowsQuery(
                        snapshot,
                        all(),
                        UsageFilter.ALL.with(Dimension.RESPONSE_ID, new Match.Not(new Match.Exact(""))),
                        RowSort.NEWEST_FIRST)
                .stream(row -> {
                    found.add(row.event().responseId());
                    return found.size() < limit;
                });
        return found;
    }

    List<String> values(Dimension dimension, int limit) {
        if (dimension == Dimension.RESPONSE_ID) {
            return responseIds(limit);
        }
        if (dimension == Dimension.MARK) {
            return EventFlags.words(EventFlags.END - 1).stream().limit(limit).toList();
        }
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
