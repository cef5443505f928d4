package io.github.tallyglass.export;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
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
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.query.WindowCycle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Rows in a list, asked in the plainest way.
public final class FixedQueries implements UsageQueries {

    public final List<UsageRow> rows = new ArrayList<>();
    public final List<Report.Missing> missing = new ArrayList<>();
    public final List<AccountView> accounts = new ArrayList<>();

    @Override
    public Report report(TimeRange range, UsageFilter filter) {
        return report(range, filter, passing(range, filter), List.of());
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter, GroupBy by) {
        var passing = passing(range, filter);
        var byName = new TreeMap<String, Figures>();
        passing.forEach(row -> byName.merge(row.event().model(), figures(row), Figures::plus));
        var total = passing.stream().mapToLong(row -> row.event().quota()).sum();
        var groups = byName.entrySet().stream()
                .map(entry -> new Report.Group(
                        entry.getKey(),
                        BigDecimal.valueOf(entry.getValue().quota())
                                .divide(BigDecimal.valueOf(Math.max(1, total)), 4, RoundingMode.HALF_UP),
                        entry.getValue()))
                .sorted(Comparator.comparing(Report.Group::share).reversed())
                .toList();
        return report(range, filter, passing, groups);
    }

    private Report report(TimeRange range, UsageFilter filter, List<UsageRow> passing, List<Report.Group> groups) {
        var totals = passing.stream().map(FixedQueries::figures).reduce(Figures.NONE, Figures::plus);
        var from = range.from() == null ? Instant.EPOCH : range.from();
        return new Report(range, from, missing.isEmpty(), List.copyOf(missing), totals, groups);
    }

    private static Figures figures(UsageRow row) {
        var event = row.event();
        var consume = event.type() == EventType.CONSUME;
        var refund = event.type() == EventType.REFUND;
        var error = event.type() == EventType.ERROR;
        return new Figures(
                consume || error ? 1 : 0,
                consume ? 1 : 0,
                error ? 1 : 0,
                consume ? event.quota() : 0,
                refund ? event.quota() : 0,
                event.tokens(),
                Map.of(row.unit(), consume ? event.quota() : refund ? -event.quota() : 0));
    }

    private List<UsageRow> passing(TimeRange range, UsageFilter filter) {
        return rows.stream()
                .filter(row -> {
                    var at = Instant.ofEpochSecond(row.event().createdAt());
                    return (range.from() == null || !at.isBefore(range.from())) && at.isBefore(range.to());
                })
                .filter(row -> filter.accepts(Dimension.MODEL, row.event().model())
                        && filter.accepts(Dimension.KEY, row.event().origin().key())
                        && filter.accepts(Dimension.LABEL, ""))
                .sorted(Comparator.comparing((UsageRow row) -> row.event().createdAt())
                        .reversed())
                .toList();
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
    public long countRows(TimeRange range, UsageFilter filter) {
        return passing(range, filter).size();
    }

    @Override
    public List<UsageRow> rows(TimeRange range, UsageFilter filter, RowSort sort, long offset, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forEachRow(TimeRange range, UsageFilter filter, RowSort sort, Predicate<UsageRow> sink) {
        for (var row : passing(range, filter)) {
            if (!sink.test(row)) {
                return;
            }
        }
    }

    @Override
    public List<UsageRow> attempts(UsageRow row) {
        return List.of(row);
    }

    @Override
    public Optional<UsageRow> row(RowKey key) {
        return Optional.empty();
    }

    @Override
    public List<String> values(Dimension dimension, int limit) {
        return dimension == Dimension.LABEL || dimension == Dimension.CLIENT ? List.of() : List.of("something");
    }

    @Override
    public CacheState cacheState() {
        return new CacheState(accounts.size(), rows.size(), null, 0, null);
    }

    @Override
    public List<AccountView> accounts() {
        return accounts;
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

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> {};
    }
}
