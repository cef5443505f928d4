package io.github.tallyglass.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any history, any zone, any state of the roll-ups: every question gets the answer that walking over the
/// rows gives. The seed stands in the test's name.
class QueriesAgainstNaiveTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"));

    private static final List<List<GroupBy>> PAIRS = List.of(
            List.of(GroupBy.KEY, GroupBy.MODEL),
            List.of(GroupBy.MONTH, GroupBy.MODEL),
            List.of(GroupBy.IP, GroupBy.CHANNEL),
            List.of(GroupBy.MODEL, GroupBy.IP),
            List.of(GroupBy.STATUS, GroupBy.ACCOUNT),
            List.of(GroupBy.MONTH, GroupBy.WEEK));

    /// Both changes of the clock in New York and on Lord Howe lie between these.
    private static final long FIRST = Instant.parse("2026-02-20T03:17:11Z").getEpochSecond();
    private static final long LAST = Instant.parse("2026-11-20T22:40:05Z").getEpochSecond();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersWhatTheRowsSay(long seed, @TempDir Path home) {
        var random = new Random(seed);
        var clock = Clock.fixed(Instant.ofEpochSecond(LAST + 60), ZoneId.of("UTC"));
        try (var database = opened(home)) {
            var store = new SqliteStore(database, clock);
            var queries = new SqliteQueries(database, store, clock);
            queries.useZone(ZONES.get(random.nextInt(ZONES.size())));
            var naive = new Naive();
            fill(store, naive, random, seed);
            switch (random.nextInt(3)) {
                case 0 -> {}
                case 1 -> store.rebuildNow();
                default -> {
                    store.rebuildNow();
                    queries.useZone(ZONES.get(random.nextInt(ZONES.size())));
                    store.rebuildNow();
                }
            }
            for (var i = 0; i < 6; i++) {
                var range = range(random);
                var filter = filter(random);
                compare(queries, naive, range, filter);
            }
        }
    }

    private static Database opened(Path home) {
        return ((Result.Ok<Database>) Database.open(home, Database.Mode.READ_WRITE)).value();
    }

    /// Two accounts, slices newest first, some of them read twice, with rows that only the second read had.
    private static void fill(SqliteStore store, Naive naive, Random random, long seed) {
        for (var name : List.of("home", "work")) {
            var unit = name.equals("home") ? Histories.DOLLARS : Histories.YUAN;
            var saved = store.addAccount(Histories.account(name, unit));
            var id = ((Result.Ok<io.github.tallyglass.domain.Account>) saved)
                    .value()
                    .id();
            var rows = new Histories(seed * 31 + id).rows(FIRST, LAST, 400);
            naive.add(name, unit, rows);
            var to = LAST;
            while (to >= FIRST) {
                var from = Math.max(FIRST, to - random.nextInt(30 * 86_400));
                var slice = new Interval(from, to);
                var inside = rows.stream()
                        .filter(row -> slice.contains(row.createdAt()))
                        .toList();
                if (random.nextInt(3) == 0) {
                    var first = inside.subList(0, inside.size() / 2);
                    commit(store, new SliceCommit(id, slice, first.reversed(), unit, true), first.size());
                }
                commit(store, new SliceCommit(id, slice, inside.reversed(), unit, true), inside.size());
                if (random.nextInt(4) == 0) {
                    store.rebuildNow();
                }
                to = from - 1;
            }
        }
    }

    private static void commit(SqliteStore store, SliceCommit slice, long stored) {
        assertThat(store.replaceSlice(slice))
                .isInstanceOfSatisfying(
                        Result.Ok.class,
                        ok -> assertThat(((io.github.tallyglass.store.UsageStore.Commit) ok.value()).rowsStored())
                                .isEqualTo(stored));
    }

    private static TimeRange range(Random random) {
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var from = FIRST - 86_400 + random.nextLong(LAST - FIRST);
        var to = from + 1 + random.nextLong(200 * 86_400L);
        return switch (random.nextInt(4)) {
            case 0 -> new TimeRange("all", null, Instant.ofEpochSecond(LAST + 1), zone);
            case 1 -> new TimeRange("odd", Instant.ofEpochSecond(from, 1), Instant.ofEpochSecond(to, 500), zone);
            case 2 -> new TimeRange("hours", Instant.ofEpochSecond(to - 5 * 3600), Instant.ofEpochSecond(to), zone);
            default -> {
                var first = Instant.ofEpochSecond(from).atZone(zone).toLocalDate();
                yield new TimeRange(
                        "days",
                        first.atStartOfDay(zone).toInstant(),
                        first.plusDays(1 + random.nextInt(90))
                                .atStartOfDay(zone)
                                .toInstant(),
                        zone);
            }
        };
    }

    private static UsageFilter filter(Random random) {
        var filter = UsageFilter.ALL;
        while (random.nextInt(5) < 2) {
            filter = switch (random.nextInt(12)) {
                case 0 -> filter.with(Dimension.MODEL, new Match.Contains("GPT"));
                case 1 -> filter.with(Dimension.MODEL, new Match.Not(new Match.Exact("gpt-4o")));
                case 2 -> filter.with(Dimension.KEY, new Match.Regex("^(dev|团队)"));
                case 3 -> filter.with(Dimension.ACCOUNT, new Match.Exact(random.nextBoolean() ? "home" : "nobody"));
                case 4 -> filter.with(Dimension.STATUS, new Match.Contains("5"));
                case 5 -> filter.with(Dimension.TYPE, new Match.Exact(random.nextBoolean() ? "error" : "consume"));
                case 6 -> filter.with(Dimension.CHANNEL, new Match.Exact("2"));
                case 7 -> filter.with(Dimension.IP, new Match.Not(new Match.Contains(".2")));
                case 8 -> filter.with(Dimension.REQUEST_ID, new Match.Contains("a"));
                case 9 -> filter.with(Dimension.RESPONSE_ID, new Match.Exact("resp-" + random.nextInt(7)));
                case 10 -> filter.with(Dimension.RESPONSE_ID, new Match.Not(new Match.Regex("resp-[0-5]$")));
                default -> filter.with(Dimension.LABEL, new Match.Contains("x"));
            };
        }
        return filter;
    }

    private static void compare(UsageQueries queries, Naive naive, TimeRange range, UsageFilter filter) {
        var what = range + " " + filter;
        var passing = naive.passing(range, filter);
        assertThat(queries.report(range, filter).totals()).as(what).isEqualTo(Naive.figures(passing));
        assertThat(queries.countRows(range, filter)).as(what).isEqualTo(passing.size());
        for (var by : GroupBy.values()) {
            var expected = naive.grouped(range, filter, row -> name(row, by, range.zone()));
            var groups = queries.report(range, filter, by).groups();
            assertThat(groups.stream().collect(Collectors.toMap(Report.Group::name, Report.Group::figures)))
                    .as(by + " " + what)
                    .isEqualTo(expected);
            if (by.isTime()) {
                assertThat(groups).extracting(Report.Group::name).isSorted();
            }
        }
        for (var pair : PAIRS) {
            comparePair(queries, naive, range, filter, pair.getFirst(), pair.getLast());
        }
        for (var bucket : Bucket.values()) {
            compareSeries(queries, naive, range, filter, bucket);
        }
        compareRows(queries, passing, range, filter, what);
    }

    /// Groups within groups: names, figures, and shares that are of the group.
    private static void comparePair(
            UsageQueries queries, Naive naive, TimeRange range, UsageFilter filter, GroupBy by, GroupBy within) {
        var expected = naive.grouped(
                range, filter, row -> name(row, by, range.zone()) + "|" + name(row, within, range.zone()));
        var found = new TreeMap<String, Figures>();
        for (var group : queries.report(range, filter, by, within).groups()) {
            var whole = Figures.NONE;
            for (var part : group.groups()) {
                found.put(group.name() + "|" + part.name(), part.figures());
                whole = whole.plus(part.figures());
            }
            assertThat(group.figures()).isEqualTo(whole);
        }
        assertThat(found).as(by + " " + within + " " + range + filter).isEqualTo(expected);
    }

    private static String name(Naive.Row row, GroupBy by, ZoneId zone) {
        return by.isTime()
                ? Naive.bucketName(row.event().createdAt(), Bucket.valueOf(by.name()), zone)
                : Naive.value(row, Dimension.valueOf(by.name()));
    }

    /// Two named series and the rest; buckets of one name (an hour that happens twice) are added up.
    private static void compareSeries(
            UsageQueries queries, Naive naive, TimeRange range, UsageFilter filter, Bucket bucket) {
        for (var split : List.of(Dimension.MODEL, Dimension.KEY, Dimension.ACCOUNT, Dimension.TYPE, Dimension.STATUS)) {
            var series = queries.series(range, filter, bucket, split, 2);
            var sums = new TreeMap<String, Figures>();
            for (var line = 0; line < series.figures().size(); line++) {
                var name = line < series.names().size() ? series.names().get(line) : "…";
                for (var at = 0; at < series.starts().size(); at++) {
                    var when = Naive.bucketName(series.starts().get(at).getEpochSecond(), bucket, range.zone());
                    var figures = series.figures().get(line).get(at);
                    if (!figures.equals(Figures.NONE)) {
                        sums.merge(name + " " + when, figures, Figures::plus);
                    }
                }
            }
            var expected = naive.grouped(range, filter, row -> {
                var value = Naive.value(row, split);
                return (series.names().contains(value) ? value : "…") + " "
                        + Naive.bucketName(row.event().createdAt(), bucket, range.zone());
            });
            assertThat(sums).as(split + " " + bucket + " " + range + filter).isEqualTo(expected);
        }
    }

    private static void compareRows(
            UsageQueries queries, List<Naive.Row> passing, TimeRange range, UsageFilter filter, String what) {
        var streamed = new ArrayList<UsageRow>();
        queries.forEachRow(range, filter, RowSort.NEWEST_FIRST, streamed::add);
        assertThat(streamed).as(what).hasSize(passing.size());
        assertThat(streamed)
                .isSortedAccordingTo(
                        Comparator.<UsageRow>comparingLong(row -> -row.key().createdAt()));
        Map<UsageEvent, Long> expected =
                passing.stream().collect(Collectors.groupingBy(Naive.Row::event, Collectors.counting()));
        assertThat(streamed.stream().collect(Collectors.groupingBy(UsageRow::event, Collectors.counting())))
                .as(what)
                .isEqualTo(expected);
        for (var offset : List.of(0, passing.size() / 3, Math.max(0, passing.size() - 3), passing.size())) {
            assertThat(queries.rows(range, filter, RowSort.NEWEST_FIRST, offset, 7))
                    .as(what)
                    .isEqualTo(streamed.subList(offset, Math.min(streamed.size(), offset + 7)));
        }
        var cheapest = new RowSort(RowSort.Column.INPUT, false);
        var sorted = queries.rows(range, filter, cheapest, 0, 20);
        assertThat(sorted)
                .isSortedAccordingTo(
                        Comparator.comparingLong(row -> row.event().tokens().input()));
        assertThat(sorted).hasSize(Math.min(20, passing.size()));
    }
}
