package io.github.tallyglass.query;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.store.Changes;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.Dictionaries;
import io.github.tallyglass.store.Meta;
import io.github.tallyglass.store.SqliteStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [UsageQueries] on a [Database]. Each call is one read transaction.
public final class SqliteQueries implements UsageQueries {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteQueries.class);

    /// Attempts of one request lie within this many seconds of each other.
    private static final long ATTEMPTS_SECONDS = 600;

    private final Database database;
    private final Clock clock;
    private final SqliteStore store;
    private volatile Dictionaries dictionaries = new Dictionaries();

    /// @param store carries out a change of zone; in a process that only reads it changes nothing
    public SqliteQueries(Database database, SqliteStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter) {
        return ask(snapshot -> new ReportQuery(snapshot, range, filter)
                .run(null, null)
                .withHourly(new ReportHourly(snapshot, range, filter).read(null)));
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter, GroupBy by) {
        return ask(snapshot -> new ReportQuery(snapshot, range, filter)
                .run(by, null)
                .withHourly(new ReportHourly(snapshot, range, filter).read(by)));
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter, GroupBy by, GroupBy within) {
        return ask(snapshot -> new ReportQuery(snapshot, range, filter)
                .run(by, within)
                .withHourly(new ReportHourly(snapshot, range, filter).read(by)));
    }

    @Override
    public Series series(TimeRange range, UsageFilter filter, Bucket bucket, Dimension split, int top) {
        return ask(snapshot -> new SeriesQuery(snapshot, range, filter, bucket, split).run(top));
    }

    @Override
    public Latency latency(TimeRange range, UsageFilter filter) {
        return ask(snapshot -> new LatencyQuery(snapshot, filter).run(range, filter));
    }

    @Override
    public long countRows(TimeRange range, UsageFilter filter) {
        return ask(snapshot -> new RowsQuery(snapshot, range, filter, RowSort.NEWEST_FIRST).count());
    }

    @Override
    public List<UsageRow> rows(TimeRange range, UsageFilter filter, RowSort sort, long offset, int limit) {
        return ask(snapshot -> new RowsQuery(snapshot, range, filter, sort).page(offset, limit));
    }

    @Override
    public void forEachRow(TimeRange range, UsageFilter filter, RowSort sort, Predicate<UsageRow> sink) {
        ask(snapshot -> {
            new RowsQuery(snapshot, range, filter, sort).stream(sink);
            return true;
        });
    }

    @Override
    public List<Report.Missing> prunedRows(TimeRange range, UsageFilter filter) {
        return ask(snapshot -> {
            var accounts = snapshot.accounts(filter);
            var bounds = Bounds.of(range, snapshot, accounts);
            return accounts.stream()
                    .flatMap(account -> Completeness.pruned(snapshot, account, bounds).stream())
                    .sorted(Completeness.ORDER)
                    .toList();
        });
    }

    @Override
    public List<UsageRow> attempts(UsageRow row) {
        var id = row.event().outcome().requestId();
        if (id.isEmpty()) {
            return List.of(row);
        }
        var at = row.key().createdAt();
        var near = between(at - ATTEMPTS_SECONDS, at + ATTEMPTS_SECONDS + 1);
        var filter = UsageFilter.ALL
                .with(Dimension.ACCOUNT, new Match.Exact(row.account()))
                .with(Dimension.REQUEST_ID, new Match.Exact(id));
        return rows(near, filter, new RowSort(RowSort.Column.TIME, false), 0, Integer.MAX_VALUE);
    }

    @Override
    public Optional<UsageRow> row(RowKey key) {
        var second = between(key.createdAt(), key.createdAt() + 1);
        return rows(second, UsageFilter.ALL, RowSort.NEWEST_FIRST, 0, Integer.MAX_VALUE).stream()
                .filter(row -> row.key().equals(key))
                .findFirst();
    }

    private static TimeRange between(long from, long to) {
        return new TimeRange("", Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), ZoneId.of("UTC"));
    }

    @Override
    public List<String> values(Dimension dimension, int limit) {
        return ask(snapshot -> new Overview(snapshot).values(dimension, limit));
    }

    @Override
    public CacheState cacheState() {
        return ask(snapshot -> new Overview(snapshot).state());
    }

    @Override
    public List<AccountView> accounts() {
        return ask(snapshot -> new Overview(snapshot).accounts());
    }

    @Override
    public List<EffectivePrice> prices(TimeRange range, UsageFilter filter) {
        return ask(snapshot -> new PricesQuery(snapshot, range, filter).run());
    }

    @Override
    public List<RatioChange> ratioChanges(TimeRange range, UsageFilter filter) {
        return ask(snapshot -> snapshot.accounts(filter).stream()
                .flatMap(account -> new PriceDays(snapshot, Bounds.of(range, snapshot, List.of(account)), filter)
                        .of(account).ratioChanges().stream())
                .sorted(Comparator.comparing(RatioChange::at))
                .toList());
    }

    @Override
    public List<CalendarDay> calendar(TimeRange range) {
        return ask(snapshot -> new Calendar(snapshot, range).states());
    }

    @Override
    public List<DayCheck> dayChecks(TimeRange range) {
        return ask(snapshot -> new Calendar(snapshot, range).checks());
    }

    @Override
    public List<Vanished> vanished(TimeRange range) {
        return ask(snapshot -> new Calendar(snapshot, range).vanished());
    }

    @Override
    public List<BalancePoint> balances(String account, TimeRange range) {
        return ask(snapshot -> new BalanceHistory(snapshot, account, range).points());
    }

    @Override
    public List<WindowCycle> cycles(String account, String windowId, TimeRange range) {
        return ask(snapshot -> new WindowHistory(snapshot, account, windowId, range).cycles());
    }

    @Override
    public List<WindowCycle> cycles(String account, String login, String windowId, TimeRange range) {
        return login.isEmpty()
                ? cycles(account, windowId, range)
                : ask(snapshot -> new LoginHistory(snapshot, account, login, range).cycles(windowId));
    }

    @Override
    public List<UnusedWeek> unusedByWeek(String account, String login, String windowId, TimeRange range) {
        return UnusedWeek.of(
                cycles(account, login, windowId, range),
                clock.instant(),
                database.read(Meta::zone).zone());
    }

    @Override
    public void useZone(ZoneId zone) {
        LOG.debug("Days are counted in {}: {}", zone, store.useZone(zone));
    }

    @Override
    public void useRate(@Nullable BigDecimal cnyPerUsd) {
        // Questions under way keep the ones that they began with.
        dictionaries = new Dictionaries(cnyPerUsd);
        database.changes().announce();
    }

    @Override
    public Set<Dimension> telling() {
        return ask(snapshot -> new Overview(snapshot).telling());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        Changes changes = database.changes();
        changes.add(listener);
        return () -> changes.remove(listener);
    }

    private <T> T ask(Function<Snapshot, T> question) {
        return database.read(handle -> question.apply(Snapshot.of(handle, dictionaries, clock.instant())));
    }
}
