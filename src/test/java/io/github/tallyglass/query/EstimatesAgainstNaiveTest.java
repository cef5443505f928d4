package io.github.tallyglass.query;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.CollectedRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sums over rows of which some were charged, some are estimates in two currencies, and some have no price
/// at all: from rows and from roll-ups they are what a walk over a list finds.
class EstimatesAgainstNaiveTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long DAYS = 40;
    private static final long FROM = NOW.getEpochSecond() - DAYS * 86_400;
    private static final List<QuotaUnit> UNITS = List.of(
            QuotaUnit.DEFAULT, Histories.DOLLARS, QuotaUnit.LIST_PRICE, QuotaUnit.listPrice("CNY"), QuotaUnit.UNPRICED);

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void sumsNeverMixWhatWasChargedWithWhatWasNot(long seed) {
        var random = new Random(seed);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var naive = new Naive();
        try (var database = ok(Database.open(home, Database.Mode.READ_WRITE))) {
            var store = new SqliteStore(database, clock);
            var queries = new SqliteQueries(database, store, clock);
            queries.useZone(ZONE);
            for (var name : List.of("one", "two")) {
                var account = ok(store.addAccount(Histories.account(name, Histories.DOLLARS)));
                add(random, store, account, naive);
            }
            for (var rolledUp : List.of(false, true)) {
                if (rolledUp) {
                    ok(store.rebuildNow());
                }
                for (var i = 0; i < 12; i++) {
                    compare(random, queries, naive, "seed " + seed + (rolledUp ? ", roll-ups" : ", rows"));
                }
            }
        }
    }

    private static void add(Random random, SqliteStore store, Account account, Naive naive) {
        var rows = new ArrayList<Priced>();
        for (var i = 0; i < 400; i++) {
            var row = CollectedRows.random(random, FROM, DAYS * 86_400, List.of("a", "b", "c"));
            var unit = UNITS.get(random.nextInt(UNITS.size()));
            var quota = unit.basis() == QuotaUnit.Basis.UNPRICED ? 0 : random.nextInt(2_000_000);
            // A gateway's error row costs nothing.
            rows.add(new Priced(row.withQuota(unit.isBilled() && row.type() == EventType.ERROR ? 0 : quota), unit));
        }
        rows.sort(Comparator.comparing(row -> row.row().createdAt()));
        ok(store.records().append(new RecordCommit(account.id(), rows, List.of(), null, null)));
        rows.forEach(row -> naive.add(account.name(), row.unit(), List.of(row.row())));
    }

    private static void compare(Random random, SqliteQueries queries, Naive naive, String what) {
        var from = FROM + random.nextLong(DAYS * 86_400);
        var whole = random.nextBoolean();
        var range = new TimeRange(
                "",
                Instant.ofEpochSecond(whole ? FROM - FROM % 86_400 : from),
                whole ? NOW : Instant.ofEpochSecond(from + random.nextLong(20 * 86_400)),
                ZONE);
        var groupings = Map.<GroupBy, Function<Naive.Row, String>>of(
                GroupBy.MODEL, row -> row.event().model(),
                GroupBy.ACCOUNT, Naive.Row::account,
                GroupBy.STATUS, row -> String.valueOf(row.event().outcome().status()));
        for (var grouping : groupings.entrySet()) {
            var report = queries.report(range, UsageFilter.ALL, grouping.getKey());
            var wanted = naive.grouped(range, UsageFilter.ALL, grouping.getValue());
            var found = new HashMap<String, Figures>();
            report.groups().forEach(group -> found.put(group.name(), group.figures()));
            assertThat(found.keySet()).as(what).isEqualTo(wanted.keySet());
            wanted.forEach((name, figures) -> same(found.getOrDefault(name, Figures.NONE), figures, what + " " + name));
            same(report.totals(), wanted.values().stream().reduce(Figures.NONE, Figures::plus), what);
        }
    }

    private static void same(Figures found, Figures wanted, String what) {
        assertThat(found.quotaByUnit()).as(what).isEqualTo(wanted.quotaByUnit());
        assertThat(found.quota()).as(what).isEqualTo(wanted.quota());
        assertThat(found.unpriced()).as(what).isEqualTo(wanted.unpriced());
        assertThat(found.attempts()).as(what).isEqualTo(wanted.attempts());
        assertThat(found.estimated()).as(what).isEqualTo(wanted.estimated());
        var estimates = found.estimatedCost();
        var charged = new HashMap<>(found.cost());
        estimates.forEach((currency, amount) -> charged.merge(currency, amount.negate(), BigDecimal::add));
        charged.values().removeIf(amount -> amount.signum() == 0);
        var billed = new HashMap<String, BigDecimal>();
        wanted.quotaByUnit().forEach((unit, quota) -> {
            if (unit.isBilled()) {
                billed.merge(unit.currency(), unit.cost(quota).amount(), BigDecimal::add);
            }
        });
        billed.values().removeIf(amount -> amount.signum() == 0);
        assertThat(charged).as(what).isEqualTo(billed);
    }
}
