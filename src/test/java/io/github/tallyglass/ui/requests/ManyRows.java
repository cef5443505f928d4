package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.BalancePoint;
import io.github.tallyglass.query.CacheState;
import io.github.tallyglass.query.CalendarDay;
import io.github.tallyglass.query.EffectivePrice;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Latency;
import io.github.tallyglass.query.RatioChange;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.RowKey;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.Series;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.query.WindowCycle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// Any number of rows, made when asked for: the n-th oldest row is always the same, three rows share a
/// second. Counts how many were handed out.
class ManyRows implements UsageQueries {

    static final Instant NEWEST_POSSIBLE = Instant.parse("2026-08-31T09:42:50Z");
    private static final int PER_SECOND = 3;

    /// Rows there are by now; grows when new ones arrive.
    final AtomicLong count;

    /// Largest number of rows that one question asked for.
    volatile int largestPage;

    private final long firstSecond;
    private final List<Runnable> listeners = new ArrayList<>();

    ManyRows(long count) {
        this.count = new AtomicLong(count);
        firstSecond = NEWEST_POSSIBLE.getEpochSecond() - count / PER_SECOND - 1_000;
    }

    void arrive(int more) {
        count.addAndGet(more);
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /// @param age 0 for the oldest
    UsageRow aged(long age) {
        var second = firstSecond + age / PER_SECOND;
        return new UsageRow(
                new RowKey(1, second, (int) (age % PER_SECOND)),
                "work",
                new UsageEvent(
                        second,
                        EventType.CONSUME,
                        "model-" + age % 7,
                        new UsageEvent.Origin("key", 1, "default", "alice", 2, 3, "/v1/messages", "", ""),
                        age % 1_000,
                        new Tokens(age, 0, 0, 1, 0),
                        new UsageEvent.Timing(1_000L, null, false),
                        new UsageEvent.Outcome(200, "request-" + age, ""),
                        Pricing.NONE,
                        false,
                        false,
                        "",
                        ""),
                QuotaUnit.DEFAULT);
    }

    @Override
    public long countRows(TimeRange range, UsageFilter filter) {
        return agesBefore(range.to()) - (range.from() == null ? 0 : agesBefore(range.from()));
    }

    private long agesBefore(Instant end) {
        return Math.clamp((end.getEpochSecond() - firstSecond) * PER_SECOND, 0, count.get());
    }

    @Override
    public List<UsageRow> rows(TimeRange range, UsageFilter filter, RowSort sort, long offset, int limit) {
        largestPage = Math.max(largestPage, limit);
        var lowest = range.from() == null ? 0 : agesBefore(range.from());
        var above = agesBefore(range.to());
        var page = new ArrayList<UsageRow>();
        for (var place = offset; place < Math.min(offset + limit, above - lowest); place++) {
            page.add(aged(sort.descending() ? above - 1 - place : lowest + place));
        }
        return page;
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter) {
        var rows = countRows(range, filter);
        var figures = new Figures(rows, rows, 0, rows, 0, Tokens.NONE, Map.of(QuotaUnit.DEFAULT, rows));
        return new Report(range, NEWEST_POSSIBLE, true, List.of(), figures, List.of());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<UsageRow> attempts(UsageRow row) {
        return List.of(row);
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter, GroupBy by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Series series(TimeRange range, UsageFilter filter, Bucket bucket, Dimension split, int top) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Latency latency(TimeRange range, UsageFilter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forEachRow(TimeRange range, UsageFilter filter, RowSort sort, Predicate<UsageRow> sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<UsageRow> row(RowKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> values(Dimension dimension, int limit) {
        return List.of();
    }

    @Override
    public CacheState cacheState() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AccountView> accounts() {
        return List.of();
    }

    @Override
    public List<EffectivePrice> prices(TimeRange range, UsageFilter filter) {
        return List.of();
    }

    @Override
    public List<CalendarDay> calendar(TimeRange range) {
        return List.of();
    }

    @Override
    public List<RatioChange> ratioChanges(TimeRange range, UsageFilter filter) {
        return List.of();
    }

    @Override
    public List<DayCheck> dayChecks(TimeRange range) {
        return List.of();
    }

    @Override
    public List<Vanished> vanished(TimeRange range) {
        return List.of();
    }

    @Override
    public List<BalancePoint> balances(String account, TimeRange range) {
        return List.of();
    }

    @Override
    public List<WindowCycle> cycles(String account, String windowId, TimeRange range) {
        return List.of();
    }

    @Override
    public void useZone(ZoneId zone) {}
}
