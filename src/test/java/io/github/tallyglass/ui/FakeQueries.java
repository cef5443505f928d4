package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Scope;
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
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A cache for tests of the window: sixty days of rows in memory, every answer worked out from them.
public final class FakeQueries implements UsageQueries {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final Instant NOW = Instant.parse("2026-08-31T09:42:50Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZONE);

    private static final List<UsageRow> ALL = FakeRows.upTo(NOW, ZONE);

    private final List<UsageRow> rows;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile List<AccountView> accounts = List.of(
            account(1, "work", 21_500_000L, 1_930_000L).with(FakeReadings.PREPAID),
            account(2, "team", 156_420_000L, 4_700_000L),
            account(3, "lab", 1_420_000L, 780_000L).with(FakeReadings.PLAN));

    /// What the three questions about completeness answer, as far as it lies in the range.
    public volatile List<CalendarDay> calendar = List.of();

    public volatile List<DayCheck> dayChecks = List.of();
    public volatile List<Vanished> vanished = List.of();

    /// Buckets that start before this moment stand on hourly aggregates.
    public volatile Instant aggregatesBefore = Instant.EPOCH;

    private FakeQueries(List<UsageRow> rows) {
        this.rows = rows;
    }

    public static FakeQueries filled() {
        return new FakeQueries(ALL);
    }

    /// With a CLIProxyAPI among the accounts, whose rows have no price.
    public static FakeQueries withProxy() {
        var fake = new FakeQueries(FakeProxyRows.of(ALL, NOW));
        var all = new java.util.ArrayList<>(List.of(FakeLogins.proxy()));
        all.addAll(fake.accounts);
        fake.accounts = List.copyOf(all);
        return fake;
    }

    /// Accounts, but no row yet.
    public static FakeQueries withoutRows() {
        return new FakeQueries(List.of());
    }

    /// As on the first start.
    public static FakeQueries withoutAccounts() {
        var fake = new FakeQueries(List.of());
        fake.accounts = List.of();
        return fake;
    }

    public void setAccounts(List<AccountView> views) {
        accounts = views;
        announce();
    }

    public void announce() {
        listeners.forEach(Runnable::run);
    }

    public static AccountView account(long id, String name, @Nullable Long balance, @Nullable Long daily) {
        var account = new Account(
                id,
                name,
                AccountKind.NEW_API,
                "new-api",
                URI.create("https://" + name + ".example"),
                Scope.SELF,
                "4",
                FakeRows.UNIT,
                false);
        return new AccountView(account, "ok", "", NOW.minusSeconds(12), balance, NOW.minusSeconds(12), daily);
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter) {
        return new Report(range, from(range), !rows.isEmpty(), List.of(), sum(read(range, filter)), List.of());
    }

    @Override
    public Report report(TimeRange range, UsageFilter filter, GroupBy by) {
        var totals = sum(read(range, filter));
        var groups = group(read(range, filter), row -> name(row, by));
        var whole = amount(totals);
        var list = groups.entrySet().stream()
                .map(entry -> new Report.Group(
                        entry.getKey(),
                        whole.signum() == 0
                                ? BigDecimal.ZERO
                                : amount(entry.getValue()).divide(whole, 4, RoundingMode.HALF_UP),
                        entry.getValue()))
                .sorted(by.isTime() ? Comparator.comparing(Report.Group::name) : largestFirst())
                .toList();
        return new Report(range, from(range), !rows.isEmpty(), List.of(), totals, list);
    }

    /// What is there as rows.
    private Stream<UsageRow> read(TimeRange range, UsageFilter filter) {
        return passing(range, filter).filter(row -> !at(row).isBefore(aggregatesBefore));
    }

    private static Comparator<Report.Group> largestFirst() {
        return Comparator.comparing((Report.Group group) -> amount(group.figures()))
                .reversed();
    }

    @Override
    public Series series(TimeRange range, UsageFilter filter, Bucket bucket, Dimension split, int top) {
        var sums = group(passing(range, filter), row -> value(row, split));
        var names = sums.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Figures> entry) -> amount(entry.getValue()))
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
        var named = names.subList(0, Math.min(top, names.size()));
        var others = names.size() - named.size();
        var starts = starts(from(range), range.to(), range.zone(), bucket);
        var lines = new ArrayList<Map<String, Figures>>();
        for (var line = 0; line < named.size() + (others > 0 ? 1 : 0); line++) {
            lines.add(new HashMap<>());
        }
        passing(range, filter).forEach(row -> {
            var line = named.indexOf(value(row, split));
            var start = floor(at(row).atZone(range.zone()), bucket).toInstant().toString();
            lines.get(line < 0 ? named.size() : line).merge(start, figures(row), Figures::plus);
        });
        var figures = lines.stream()
                .map(line -> starts.stream()
                        .map(start -> line.getOrDefault(start.toString(), Figures.NONE))
                        .toList())
                .toList();
        var origin = starts.stream()
                .map(start -> start.isBefore(aggregatesBefore) ? Series.Origin.AGGREGATES : Series.Origin.ROWS)
                .toList();
        return new Series(bucket, starts, named, others, figures, origin);
    }

    @Override
    public Latency latency(TimeRange range, UsageFilter filter) {
        var durations = passing(range, filter)
                .map(row -> row.event().timing().durationMs())
                .filter(millis -> millis != null)
                .sorted()
                .toList();
        if (durations.isEmpty()) {
            return new Latency(null, null, null, null, 0);
        }
        return new Latency(
                durations.get(durations.size() / 2),
                durations.get(durations.size() * 95 / 100),
                1300L,
                2900L,
                durations.size());
    }

    @Override
    public long countRows(TimeRange range, UsageFilter filter) {
        return passing(range, filter).count();
    }

    @Override
    public List<UsageRow> rows(TimeRange range, UsageFilter filter, RowSort sort, long offset, int limit) {
        return passing(range, filter)
                .sorted(order(sort))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public void forEachRow(TimeRange range, UsageFilter filter, RowSort sort, Predicate<UsageRow> sink) {
        for (var row : (Iterable<UsageRow>) passing(range, filter).sorted(order(sort))::iterator) {
            if (!sink.test(row)) {
                return;
            }
        }
    }

    private static Comparator<UsageRow> order(RowSort sort) {
        Comparator<UsageRow> order = switch (sort.column()) {
            case COST -> Comparator.comparingLong(row -> row.event().quota());
            case MODEL -> Comparator.comparing(row -> row.event().model());
            case ACCOUNT -> Comparator.comparing(UsageRow::account);
            case KEY -> Comparator.comparing(row -> row.event().origin().key());
            case OUTPUT -> Comparator.comparingLong(row -> row.event().tokens().output());
            case INPUT -> Comparator.comparingLong(row -> row.event().tokens().input());
            default -> Comparator.comparingLong(row -> row.event().createdAt());
        };
        return sort.descending() ? order.reversed() : order;
    }

    @Override
    public List<UsageRow> attempts(UsageRow row) {
        return row.event().type() == EventType.ERROR ? List.of(row, row, row) : List.of(row);
    }

    @Override
    public Optional<UsageRow> row(RowKey key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    @Override
    public List<String> values(Dimension dimension, int limit) {
        return group(rows.stream(), row -> value(row, dimension)).entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Figures> entry) ->
                                entry.getValue().attempts())
                        .reversed())
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }

    @Override
    public Set<Dimension> telling() {
        return Stream.of(
                        Dimension.GROUP, Dimension.STATUS, Dimension.USER, Dimension.PROVIDER, Dimension.LOGIN)
                .filter(dimension -> values(dimension, 3).size() > 1)
                .collect(Collectors.toSet());
    }

    @Override
    public CacheState cacheState() {
        return rows.isEmpty()
                ? new CacheState(accounts.size(), 0, null, 0, null)
                : new CacheState(
                        accounts.size(), 1_284_306, Instant.parse("2026-02-10T16:00:00Z"), 0, NOW.minusSeconds(12));
    }

    @Override
    public List<AccountView> accounts() {
        return accounts;
    }

    @Override
    public List<EffectivePrice> prices(TimeRange range, UsageFilter filter) {
        return rows.isEmpty() ? List.of() : FakePrices.prices();
    }

    @Override
    public List<RatioChange> ratioChanges(TimeRange range, UsageFilter filter) {
        return rows.isEmpty() ? List.of() : FakePrices.changes();
    }

    @Override
    public List<CalendarDay> calendar(TimeRange range) {
        return calendar.stream().filter(day -> touches(range, day.day())).toList();
    }

    @Override
    public List<DayCheck> dayChecks(TimeRange range) {
        return dayChecks.stream().filter(check -> touches(range, check.day())).toList();
    }

    @Override
    public List<Vanished> vanished(TimeRange range) {
        return vanished.stream()
                .filter(each -> touches(
                        range,
                        Instant.ofEpochSecond(each.slice().from())
                                .atZone(range.zone())
                                .toLocalDate()))
                .toList();
    }

    private static boolean touches(TimeRange range, LocalDate day) {
        var start = day.atStartOfDay(range.zone()).toInstant();
        var end = day.plusDays(1).atStartOfDay(range.zone()).toInstant();
        return (range.from() == null || end.isAfter(range.from())) && start.isBefore(range.to());
    }

    @Override
    public List<BalancePoint> balances(String account, TimeRange range) {
        return rows.isEmpty() ? List.of() : FakeReadings.balances(range);
    }

    @Override
    public List<WindowCycle> cycles(String account, String windowId, TimeRange range) {
        return rows.isEmpty() ? List.of() : FakeReadings.cycles(range);
    }

    @Override
    public void useZone(ZoneId zone) {}

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private Stream<UsageRow> passing(TimeRange range, UsageFilter filter) {
        return rows.stream()
                .filter(row -> !at(row).isBefore(from(range)) && at(row).isBefore(range.to()))
                .filter(row -> filter.conditions().keySet().stream()
                        .allMatch(dimension -> filter.accepts(dimension, value(row, dimension))));
    }

    private Instant from(TimeRange range) {
        return range.from() != null ? range.from() : rows.isEmpty() ? range.to() : at(rows.getLast());
    }

    private static Instant at(UsageRow row) {
        return Instant.ofEpochSecond(row.event().createdAt());
    }

    private static BigDecimal amount(Figures figures) {
        return figures.cost().getOrDefault("USD", BigDecimal.ZERO);
    }

    private static Figures sum(Stream<UsageRow> rows) {
        return rows.map(FakeQueries::figures).reduce(Figures.NONE, Figures::plus);
    }

    private static Map<String, Figures> group(Stream<UsageRow> rows, Function<UsageRow, String> name) {
        var groups = new LinkedHashMap<String, Figures>();
        rows.forEach(row -> groups.merge(name.apply(row), figures(row), Figures::plus));
        return groups;
    }

    private static Figures figures(UsageRow row) {
        var event = row.event();
        if (!row.unit().isBilled()) {
            var priced = row.unit().isEstimate();
            var failed = event.type() == EventType.ERROR;
            return new Figures(
                    1,
                    failed ? 0 : 1,
                    failed ? 1 : 0,
                    0,
                    0,
                    event.tokens(),
                    priced ? Map.of(row.unit(), event.quota()) : Map.of(),
                    new Figures.Extent(Map.of(), 0, 0, 0, priced ? 0 : 1));
        }
        return switch (event.type()) {
            case CONSUME -> new Figures(1, 1, 0, event.quota(), 0, event.tokens(), Map.of(row.unit(), event.quota()));
            case ERROR -> new Figures(1, 0, 1, 0, 0, event.tokens(), Map.of());
            case REFUND -> new Figures(0, 0, 0, 0, event.quota(), event.tokens(), Map.of(row.unit(), -event.quota()));
            default -> Figures.NONE;
        };
    }

    private static String value(UsageRow row, Dimension dimension) {
        var event = row.event();
        return switch (dimension) {
            case ACCOUNT -> row.account();
            case MODEL -> event.model();
            case KEY -> event.origin().key();
            case GROUP -> event.origin().group();
            case USER -> event.origin().user();
            case TYPE -> event.type().word();
            case STATUS -> event.type() == EventType.ERROR ? "429" : "200";
            case ENDPOINT -> event.origin().endpoint();
            case IP -> event.origin().ip();
            case REQUEST_ID -> event.outcome().requestId();
            case PROVIDER -> event.origin().upstream().provider();
            case LOGIN -> event.origin().upstream().login();
            case EFFORT -> event.origin().upstream().effort();
            case TIER -> event.origin().upstream().tier();
            default -> "";
        };
    }

    private static String name(UsageRow row, GroupBy by) {
        return switch (by) {
            case DAY -> at(row).atZone(ZONE).toLocalDate().toString();
            case HOUR ->
                at(row).atZone(ZONE).truncatedTo(ChronoUnit.HOURS).toString().substring(0, 13);
            case WEEK, MONTH -> at(row).atZone(ZONE).toString().substring(0, 7);
            default -> value(row, Dimension.ofWord(by.word()).orElseThrow());
        };
    }

    private static List<Instant> starts(Instant from, Instant to, ZoneId zone, Bucket bucket) {
        var starts = new ArrayList<Instant>();
        for (var at = floor(from.atZone(zone), bucket); at.toInstant().isBefore(to); at = next(at, bucket)) {
            starts.add(at.toInstant());
        }
        return starts;
    }

    private static ZonedDateTime floor(ZonedDateTime at, Bucket bucket) {
        return switch (bucket) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> at.truncatedTo(ChronoUnit.DAYS);
            case WEEK ->
                at.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
            case MONTH -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        };
    }

    private static ZonedDateTime next(ZonedDateTime at, Bucket bucket) {
        return switch (bucket) {
            case HOUR -> at.plusHours(1);
            case DAY -> at.plusDays(1);
            case WEEK -> at.plusWeeks(1);
            case MONTH -> at.plusMonths(1);
        };
    }
}
