package io.github.tallyglass.app;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.TimeRange;
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
import io.github.tallyglass.query.UnusedWeek;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.query.WindowCycle;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The cache's queries as one window asks them: its subscriptions end with it.
///
/// @param all of the home, which go on
record WindowQueries(UsageQueries all, Lifetime life) implements UsageQueries {

    @Override
    public Report report(TimeRange range, UsageFilter filter) {
        return all.report(range, filter);
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter, GroupBy by) {
        return all.report(range, filter, by);
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter, GroupBy by, GroupBy within) {
        return all.report(range, filter, by, within);
    }

    @Override
    public Series series(TimeRange range, UsageFilter filter, Bucket bucket, Dimension split, int top) {
        return all.series(range, filter, bucket, split, top);
    }

    @Override
    public Latency latency(TimeRange range, UsageFilter filter) {
        return all.latency(range, filter);
    }

    @Override
    public long countRows(TimeRange range, UsageFilter filter) {
        return all.countRows(range, filter);
    }

    @Override
    public List<UsageRow> rows(TimeRange range, UsageFilter filter, RowSort sort, long offset, int limit) {
        return all.rows(range, filter, sort, offset, limit);
    }

    @Override
    public void forEachRow(TimeRange range, UsageFilter filter, RowSort sort, Predicate<UsageRow> sink) {
        all.forEachRow(range, filter, sort, sink);
    }

    @Override
    public List<UsageRow> attempts(UsageRow row) {
        return all.attempts(row);
    }

    @Override
    public Optional<UsageRow> row(RowKey key) {
        return all.row(key);
    }

    @Override
    public List<String> values(Dimension dimension, int limit) {
        return all.values(dimension, limit);
    }

    @Override
    public Set<Dimension> telling() {
        return all.telling();
    }

    @Override
    public CacheState cacheState() {
        return all.cacheState();
    }

    @Override
    public List<AccountView> accounts() {
        return all.accounts();
    }

    @Override
    public List<BalancePoint> balances(String account, TimeRange range) {
        return all.balances(account, range);
    }

    @Override
    public List<WindowCycle> cycles(String account, String windowId, TimeRange range) {
        return all.cycles(account, windowId, range);
    }

    @Override
    public List<WindowCycle> cycles(String account, String login, String windowId, TimeRange range) {
        return all.cycles(account, login, windowId, range);
    }

    @Override
    public List<UnusedWeek> unusedByWeek(String account, String login, String windowId, TimeRange range) {
        return all.unusedByWeek(account, login, windowId, range);
    }

    @Override
    public List<CalendarDay> calendar(TimeRange range) {
        return all.calendar(range);
    }

    @Override
    public List<Report.Missing> prunedRows(TimeRange range, UsageFilter filter) {
        return all.prunedRows(range, filter);
    }

    @Override
    public List<DayCheck> dayChecks(TimeRange range) {
        return all.dayChecks(range);
    }

    @Override
    public List<Vanished> vanished(TimeRange range) {
        return all.vanished(range);
    }

    @Override
    public List<EffectivePrice> prices(TimeRange range, UsageFilter filter) {
        return all.prices(range, filter);
    }

    @Override
    public List<RatioChange> ratioChanges(TimeRange range, UsageFilter filter) {
        return all.ratioChanges(range, filter);
    }

    @Override
    public void useZone(ZoneId zone) {
        all.useZone(zone);
    }

    @Override
    public void useRate(@Nullable BigDecimal cnyPerUsd) {
        all.useRate(cnyPerUsd);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        var ending = life.bind(all.onChange(listener));
        return () -> Lifetime.end(ending);
    }
}
