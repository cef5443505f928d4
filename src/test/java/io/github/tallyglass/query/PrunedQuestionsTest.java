package io.github.tallyglass.query;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteChecks;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.StoreBed;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever rows go: what roll-ups can answer is answered to the unit, and where they cannot the report
/// says
/// which seconds are not in it. The seed stands in the test's name.
class PrunedQuestionsTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"));

    private static final List<Dimension> SPLITS =
            List.of(Dimension.MODEL, Dimension.KEY, Dimension.ACCOUNT, Dimension.TYPE, Dimension.IP);

    private static final long FIRST = Instant.parse("2026-08-20T03:17:11Z").getEpochSecond();
    private static final long LAST = Instant.parse("2026-11-20T22:40:05Z").getEpochSecond();
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(LAST + 60), ZoneId.of("UTC"));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatRollUpsAnswerStaysToTheUnit(long seed, @TempDir Path home) {
        new History(seed, home).play();
    }

    private static final class History {
        private final Random random;
        private final Path home;
        private final ZoneId zone;
        private final Naive naive = new Naive();
        private final Map<Long, List<UsageEvent>> rows = new LinkedHashMap<>();
        private final String seed;
        private final List<ZoneId> usedZones = new ArrayList<>();
        private boolean zoneChanged;

        History(long seed, Path home) {
            this.random = new Random(seed);
            this.seed = "seed " + seed + " ";
            this.home = home;
            this.zone = ZONES.get(random.nextInt(ZONES.size()));
            usedZones.add(zone);
        }

        void play() {
            try (var database = ok(Database.open(home, Database.Mode.READ_WRITE))) {
                var store = new SqliteStore(database, CLOCK);
                var queries = new SqliteQueries(database, store, CLOCK);
                queries.useZone(zone);
                fill(store);
                ok(store.rebuildNow());
                var questions = new ArrayList<Question>();
                for (var i = 0; i < 3; i++) {
                    questions.add(new Question(wholeDays(), knownFilter()));
                }
                var before = questions.stream()
                        .map(question -> facts(queries, question))
                        .toList();
                var checks = new SqliteChecks(database);
                var sumsBefore = sums(checks);

                var days = 7 + random.nextInt(60);
                if (random.nextBoolean()) {
                    StoreBed.prune(store, days, 1 + random.nextInt(20), 1 + random.nextInt(40));
                }
                if (random.nextInt(3) > 0) {
                    assertThat(StoreBed.prune(store, days, 1 + random.nextInt(20)))
                            .isPositive();
                }
                if (random.nextBoolean()) {
                    readAgain(store);
                }
                if (random.nextBoolean()) {
                    ok(store.rebuildNow());
                }
                for (var i = 0; i < questions.size(); i++) {
                    var asked = questions.get(i);
                    var was = before.get(i);
                    facts(queries, asked)
                            .forEach((what, now) -> assertThat(now)
                                    .as(seed + what + " " + asked)
                                    .isEqualTo(was.get(what)));
                }
                assertThat(sums(checks)).as(seed).isEqualTo(sumsBefore);
                if (random.nextBoolean()) {
                    zoneChanged = true;
                    usedZones.add(ZONES.get(random.nextInt(ZONES.size())));
                    queries.useZone(usedZones.getLast());
                    if (random.nextBoolean()) {
                        ok(store.rebuildNow());
                        StoreBed.prune(store, Math.max(7, days - random.nextInt(20)), 1 + random.nextInt(20));
                        if (random.nextBoolean()) {
                            ok(store.rebuildNow());
                        }
                    }
                    readAgain(store);
                }
                for (var i = 0; i < 4; i++) {
                    compare(queries, new Question(range(), filter()));
                }
            }
        }

        private void fill(SqliteStore store) {
            for (var name : List.of("home", "work")) {
                var unit = name.equals("home") ? Histories.DOLLARS : Histories.YUAN;
                var id = ok(store.addAccount(Histories.account(name, unit))).id();
                var history = new Histories(random.nextLong()).rows(FIRST, LAST, 300);
                naive.add(name, unit, history);
                rows.put(id, history);
            }
            readAgain(store);
        }

        /// All slices once more, cut anywhere.
        private void readAgain(SqliteStore store) {
            rows.forEach((id, all) -> {
                for (var to = LAST; to >= FIRST; ) {
                    var from = Math.max(FIRST, to - random.nextInt(20 * 86_400));
                    var slice = new Interval(from, to);
                    var inside = all.stream()
                            .filter(row -> slice.contains(row.createdAt()))
                            .toList();
                    var unit = id.equals(rows.keySet().iterator().next()) ? Histories.DOLLARS : Histories.YUAN;
                    assertThat(ok(store.replaceSlice(new SliceCommit(id, slice, inside.reversed(), unit, true)))
                                    .keptPurged())
                            .as(seed)
                            .isFalse();
                    to = from - 1;
                }
            });
        }

        /// What is told of whole days by everything but single rows.
        private Map<String, Object> facts(UsageQueries queries, Question asked) {
            var facts = new LinkedHashMap<String, Object>();
            for (var by : GroupBy.values()) {
                // Hours know no keys.
                if (by != GroupBy.IP && (by != GroupBy.HOUR || !needsOrigin(asked.filter()))) {
                    facts.put("by " + by, queries.report(asked.range(), asked.filter(), by));
                }
            }
            facts.put("pair", queries.report(asked.range(), asked.filter(), GroupBy.DAY, GroupBy.KEY));
            for (var bucket : List.of(Bucket.DAY, Bucket.WEEK, Bucket.MONTH)) {
                facts.put(
                        "series " + bucket, queries.series(asked.range(), asked.filter(), bucket, Dimension.MODEL, 3));
            }
            if (asked.filter().conditions().keySet().stream().allMatch(Dimension.MODEL::equals)) {
                facts.put("latency", queries.latency(asked.range(), asked.filter()));
            }
            facts.put("prices", queries.prices(asked.range(), asked.filter()));
            facts.put("ratios", queries.ratioChanges(asked.range(), asked.filter()));
            facts.put(
                    "calendar",
                    queries.calendar(asked.range()).stream()
                            .map(day -> new CalendarDay(day.accountId(), day.day(), day.state()))
                            .toList());
            facts.put("accounts", queries.accounts());
            return facts;
        }

        /// What reconciling compares, day by day.
        private List<Long> sums(SqliteChecks checks) {
            var sums = new ArrayList<Long>();
            var last = Instant.ofEpochSecond(LAST).atZone(zone).toLocalDate();
            for (var id : rows.keySet()) {
                for (var day = Instant.ofEpochSecond(FIRST).atZone(zone).toLocalDate();
                        !day.isAfter(last);
                        day = day.plusDays(1)) {
                    var span = new Interval(
                            day.atStartOfDay(zone).toEpochSecond(),
                            day.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1);
                    var of = checks.sums(id, span);
                    assertThat(of.told()).isTrue();
                    sums.add(of.sum(part -> part.user().equals("alice")));
                }
            }
            return sums;
        }

        private void compare(UsageQueries queries, Question asked) {
            var present = new HashSet<List<Object>>();
            queries.forEachRow(all(), UsageFilter.ALL, RowSort.NEWEST_FIRST, row -> {
                present.add(List.of(row.account(), row.event()));
                return true;
            });
            var passing = naive.passing(asked.range(), asked.filter());
            var there = passing.stream().filter(row -> isIn(present, row)).toList();
            var what = seed + asked;
            assertThat(queries.countRows(asked.range(), asked.filter()))
                    .as(what)
                    .isEqualTo(there.size());
            var streamed = new ArrayList<UsageRow>();
            queries.forEachRow(asked.range(), asked.filter(), RowSort.NEWEST_FIRST, streamed::add);
            assertThat(streamed).as(what).hasSize(there.size());
            for (var offset : List.of(0, there.size() / 2, there.size())) {
                assertThat(queries.rows(asked.range(), asked.filter(), RowSort.NEWEST_FIRST, offset, 5))
                        .as(what)
                        .isEqualTo(streamed.subList(offset, Math.min(streamed.size(), offset + 5)));
            }
            for (var by : GroupBy.values()) {
                var report = queries.report(asked.range(), asked.filter(), by);
                var told = passing.stream()
                        .filter(row -> isIn(present, row) || !isMissing(report, row))
                        .toList();
                assertThat(report.totals()).as(what + by).isEqualTo(Naive.figures(told));
                // Kept hours and days are those of the zone in which the rows went.
                var toTheHour = usedZones.stream().allMatch(PrunedQuestionsTest::isWholeHours)
                        && isWholeHours(asked.range().zone());
                if (!zoneChanged || !by.isTime() || toTheHour && !needsOrigin(asked.filter())) {
                    var groups = report.groups().stream()
                            .collect(Collectors.toMap(Report.Group::name, Report.Group::figures));
                    assertThat(groups)
                            .as(what + by)
                            .isEqualTo(grouped(told, by, asked.range().zone()));
                }
            }
            for (var split : SPLITS) {
                var series = queries.series(asked.range(), asked.filter(), Bucket.DAY, split, 100);
                if (series.origin().stream().allMatch(origin -> origin == Series.Origin.ROWS)
                        && !needsRow(asked.filter())) {
                    var sum = series.figures().stream().flatMap(List::stream).reduce(Figures.NONE, Figures::plus);
                    assertThat(sum).as(what + split).isEqualTo(Naive.figures(passing));
                }
            }
        }

        private static boolean isIn(Set<List<Object>> present, Naive.Row row) {
            return present.contains(List.of(row.account(), row.event()));
        }

        private static boolean isMissing(Report report, Naive.Row row) {
            var at = Instant.ofEpochSecond(row.event().createdAt());
            return report.missing().stream()
                    .filter(missing -> missing.why().equals("pruned-rows")
                            && missing.account().equals(row.account()))
                    .anyMatch(missing -> !at.isBefore(missing.from()) && at.isBefore(missing.to()));
        }

        private static Map<String, Figures> grouped(List<Naive.Row> rows, GroupBy by, ZoneId zone) {
            var groups = new HashMap<String, List<Naive.Row>>();
            for (var row : rows) {
                var name = by.isTime()
                        ? Naive.bucketName(row.event().createdAt(), Bucket.valueOf(by.name()), zone)
                        : Naive.value(row, Dimension.valueOf(by.name()));
                groups.computeIfAbsent(name, any -> new ArrayList<>()).add(row);
            }
            var figures = new HashMap<String, Figures>();
            groups.forEach((name, members) -> {
                var sum = Naive.figures(members);
                if (sum.attempts() > 0
                        || !sum.quotaByUnit().isEmpty()
                        || sum.tokens().total() > 0) {
                    figures.put(name, sum);
                }
            });
            return figures;
        }

        private static boolean needsOrigin(UsageFilter filter) {
            return filter.conditions().containsKey(Dimension.KEY)
                    || filter.conditions().containsKey(Dimension.CHANNEL)
                    || needsRow(filter);
        }

        private static boolean needsRow(UsageFilter filter) {
            return filter.conditions().containsKey(Dimension.IP)
                    || filter.conditions().containsKey(Dimension.REQUEST_ID);
        }

        private TimeRange all() {
            return new TimeRange("all", null, Instant.ofEpochSecond(LAST + 1), zone);
        }

        private TimeRange wholeDays() {
            if (random.nextInt(4) == 0) {
                return all();
            }
            var first = Instant.ofEpochSecond(FIRST + random.nextLong(LAST - FIRST))
                    .atZone(zone)
                    .toLocalDate();
            return new TimeRange(
                    "days",
                    first.atStartOfDay(zone).toInstant(),
                    first.plusDays(1 + random.nextInt(60)).atStartOfDay(zone).toInstant(),
                    zone);
        }

        private TimeRange range() {
            var from = FIRST - 86_400 + random.nextLong(LAST - FIRST);
            return switch (random.nextInt(3)) {
                case 0 -> wholeDays();
                case 1 ->
                    new TimeRange(
                            "odd",
                            Instant.ofEpochSecond(from),
                            Instant.ofEpochSecond(from + 1 + random.nextLong(60 * 86_400L)),
                            ZONES.get(random.nextInt(ZONES.size())));
                default ->
                    new TimeRange(
                            "all", null, Instant.ofEpochSecond(LAST + 1), ZONES.get(random.nextInt(ZONES.size())));
            };
        }

        private UsageFilter knownFilter() {
            return switch (random.nextInt(4)) {
                case 0 -> UsageFilter.ALL;
                case 1 -> UsageFilter.ALL.with(Dimension.MODEL, new Match.Contains("GPT"));
                case 2 -> UsageFilter.ALL.with(Dimension.KEY, new Match.Regex("^(dev|团队)"));
                default -> UsageFilter.ALL.with(Dimension.TYPE, new Match.Exact(EventType.ERROR.word()));
            };
        }

        private UsageFilter filter() {
            return switch (random.nextInt(6)) {
                case 0 -> UsageFilter.ALL.with(Dimension.IP, new Match.Contains(".2"));
                case 1 -> UsageFilter.ALL.with(Dimension.REQUEST_ID, new Match.Contains("a"));
                case 2 -> UsageFilter.ALL.with(Dimension.CHANNEL, new Match.Exact("2"));
                default -> knownFilter();
            };
        }
    }

    private static boolean isWholeHours(ZoneId zone) {
        return zone.getRules().getOffset(Instant.ofEpochSecond(FIRST)).getTotalSeconds() % 3600 == 0;
    }

    private record Question(TimeRange range, UsageFilter filter) {}
}
