package io.github.tallyglass.sync;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.TokenPrices;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.prices.PriceFiles;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.SqliteStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Prices change, come and go while rows arrive and the program is ended at any step: in the end each row
/// has the price that a walk over all prices finds for it, and nothing else of it is another.
class RepricingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final long FROM = FIRST.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    private static final long SECONDS = 20 * 86_400;
    private static final List<String> MODELS = List.of("alpha-1", "alpha-2", "beta", "gamma", "delta");
    private static final PriceList BUILT_IN = new PriceList(
            0,
            "program",
            PriceList.Kind.BUILT_IN,
            LocalDate.of(2026, 11, 10),
            List.of(price("alpha-1", "1", "2"), price("beta", "0.5", "1.25")));

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyRowEndsWithThePriceOfItsDay(long seed) {
        var random = new Random(seed);
        var model = new Model();
        try (var bed = new Bed()) {
            bed.billed(random);
        }
        for (var run = 0; run < 6; run++) {
            try (var bed = new Bed()) {
                bed.prices.start();
                for (var i = 0; i < 4; i++) {
                    bed.add(random, 1 + random.nextInt(60), model);
                    bed.change(random, model);
                }
            }
        }
        try (var bed = new Bed()) {
            var billed = bed.billed();
            bed.prices.start();
            ok(bed.prices.finish());
            ok(bed.store.rebuildNow());

            var rows = bed.rows("cpa");
            assertThat(rows).as("seed %s", seed).hasSameSizeAs(model.rows);
            var wanted = model.rows.stream()
                    .map(model::price)
                    .sorted(Comparator.comparing(
                            (ListPrices.Priced row) -> row.row().toString()))
                    .toList();
            assertThat(rows.stream()
                            .map(row -> new ListPrices.Priced(row.event(), row.unit()))
                            .sorted(Comparator.comparing(
                                    (ListPrices.Priced row) -> row.row().toString())))
                    .as("seed %s", seed)
                    .containsExactlyElementsOf(wanted);
            assertThat(bed.sums()).as("seed %s", seed).isEqualTo(sums(wanted));
            assertThat(bed.billed()).as("seed %s: what was charged stays", seed).isEqualTo(billed);
        }
    }

    @Test
    void aRowThatWasPricedBeforeTheChangeAndStoredAfterItIsFoundAgain() {
        var clock = new SettableClock(NOW);
        try (var bed = new Bed(clock)) {
            bed.prices.start();
            var stale = bed.prices
                    .listPrices()
                    .price(CollectedRows.row(
                            FROM, EventType.CONSUME, "codex", "beta", "", new Tokens(4, 0, 0, 0, 0), "1"));
            ok(bed.prices.set(own("beta", "9", "9", null)));
            ok(bed.prices.finish());
            ok(bed.store.records().append(new RecordCommit(bed.cpa.id(), List.of(stale), List.of(), null, null)));
            assertThat(bed.rows("cpa").getFirst().event().quota()).isEqualTo(20_000);

            ok(bed.prices.set(own("beta", "8", "8", null)));
            clock.now = NOW.plusSeconds(31);
            ok(bed.prices.finish());
            assertThat(bed.rows("cpa").getFirst().event().quota()).isEqualTo(320_000);
            assertThat(bed.prices.known().repricing()).isFalse();
        }
    }

    @Test
    void anotherListInsideTheProgramPricesEverythingAnew() {
        var model = new Model();
        try (var bed = new Bed()) {
            bed.prices.start();
            bed.add(new Random(7), 40, model);
            ok(bed.prices.finish());
            assertThat(ok(bed.prices.finish()).changed()).isZero();
        }
        var newer = new PriceList(
                0, "program", PriceList.Kind.BUILT_IN, LocalDate.of(2026, 11, 15), List.of(price("gamma", "3", "3")));
        model.lists.add(newer);
        try (var bed = new Bed(List.of(BUILT_IN, newer))) {
            bed.prices.start();
            ok(bed.prices.finish());
            assertThat(bed.rows("cpa").stream()
                            .filter(row -> row.event().model().equals("gamma")))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(new ListPrices.Priced(row.event(), row.unit()))
                            .isEqualTo(model.price(row.event())));
        }
    }

    private static Map<QuotaUnit, Long> sums(List<ListPrices.Priced> rows) {
        var sums = new HashMap<QuotaUnit, Long>();
        rows.stream()
                .filter(row -> row.unit().isEstimate())
                .forEach(row -> sums.merge(row.unit(), row.row().quota(), Long::sum));
        return sums;
    }

    private static ModelPrice price(String model, String input, String output) {
        return new ModelPrice(
                "",
                model,
                "USD",
                new TokenPrices(new BigDecimal(input), new BigDecimal(output), null, null, null),
                new TokenPrices(null, new BigDecimal(output).multiply(BigDecimal.TEN), null, null, null),
                new TokenPrices(new BigDecimal(input).add(BigDecimal.ONE), null, null, null, null),
                null);
    }

    private static OwnPrice own(String model, String input, String output, @Nullable LocalDate from) {
        return new OwnPrice(price(model, input, output), from);
    }

    /// Walks over all prices for each row.
    private static final class Model {
        private final List<UsageEvent> rows = new ArrayList<>();
        private final List<OwnPrice> own = new ArrayList<>();
        private final List<PriceList> lists = new ArrayList<>(List.of(BUILT_IN));

        private ListPrices.Priced price(UsageEvent row) {
            if (row.tokens().total() == 0) {
                var known = row.type() == EventType.ERROR && find(row) != null;
                var unit = known ? QuotaUnit.LIST_PRICE : QuotaUnit.UNPRICED;
                return new ListPrices.Priced(row.withQuota(0), unit);
            }
            var found = find(row);
            if (found == null) {
                return new ListPrices.Priced(row.withQuota(0), QuotaUnit.UNPRICED);
            }
            var tokens = row.tokens();
            var isLong = tokens.input() + tokens.cacheRead() + tokens.cacheWrite() > 200_000;
            var isPriority = row.origin().upstream().tier().equals("priority");
            var input =
                    of(isPriority ? found.priority().input() : found.normal().input());
            var output = of(isLong ? found.above200k().output() : found.normal().output());
            var sum = input.multiply(BigDecimal.valueOf(tokens.inputSide()))
                    .add(output.multiply(BigDecimal.valueOf(tokens.output())));
            var quota = sum.movePointRight(4).setScale(0, RoundingMode.HALF_UP).longValueExact();
            return new ListPrices.Priced(row.withQuota(quota), QuotaUnit.LIST_PRICE);
        }

        private @Nullable ModelPrice find(UsageEvent row) {
            var day = LocalDate.ofInstant(Instant.ofEpochSecond(row.createdAt()), ZoneOffset.UTC);
            ModelPrice best = null;
            var bestRank = "";
            for (var each : own) {
                var pattern = each.price().model();
                var fits = pattern.endsWith("*")
                        ? row.model().startsWith(pattern.substring(0, pattern.length() - 1))
                        : row.model().equals(pattern);
                var from = each.from();
                if (fits && (from == null || !from.isAfter(day))) {
                    var rank = (pattern.endsWith("*") ? "0" : "1")
                            + "%03d".formatted(pattern.length())
                            + (from == null ? "0000-00-00" : from);
                    if (best == null || rank.compareTo(bestRank) > 0) {
                        best = each.price();
                        bestRank = rank;
                    }
                }
            }
            if (best != null) {
                return best;
            }
            bestRank = "";
            for (var list : lists) {
                var imported = list.kind() == PriceList.Kind.IMPORTED;
                var due = !list.day().isAfter(day) || list == BUILT_IN;
                var rank = (imported && due ? "2" : due ? "1" : "0")
                        + (due ? list.day() : LocalDate.ofEpochDay(-list.day().toEpochDay()));
                for (var price : list.prices()) {
                    if (price.model().equals(row.model()) && (due || imported) && rank.compareTo(bestRank) > 0) {
                        best = price;
                        bestRank = rank;
                    }
                }
            }
            return best;
        }

        private static BigDecimal of(@Nullable BigDecimal price) {
            return price == null ? BigDecimal.ZERO : price;
        }
    }

    /// A real cache, opened once more.
    private final class Bed implements AutoCloseable {
        private final Database database;
        private final SqliteStore store;
        private final SqliteQueries queries;
        private final StoredPrices prices;
        private final Http http;
        private final Account cpa;
        private final Account gateway;

        Bed() {
            this(Clock.fixed(NOW, ZoneOffset.UTC), List.of(BUILT_IN));
        }

        Bed(Clock clock) {
            this(clock, List.of(BUILT_IN));
        }

        Bed(List<PriceList> builtIn) {
            this(Clock.fixed(NOW, ZoneOffset.UTC), builtIn);
        }

        private Bed(Clock clock, List<PriceList> builtIn) {
            database = ok(Database.open(home, Database.Mode.READ_WRITE));
            store = new SqliteStore(database, clock);
            queries = new SqliteQueries(database, store, clock);
            queries.useZone(ZoneOffset.UTC);
            http = new Http(new HostBudgets(clock, millis -> {}, Pace.CAUTIOUS), clock, "test");
            prices = new StoredPrices(store.prices(), new PriceFiles(http), clock, () -> ZoneOffset.UTC, builtIn);
            cpa = account("cpa", AccountKind.CLIPROXY);
            gateway = account("work", AccountKind.NEW_API);
        }

        private Account account(String name, AccountKind kind) {
            return store.accounts().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> ok(store.addAccount(new Account(
                            0,
                            name,
                            kind,
                            kind.word(),
                            URI.create("http://127.0.0.1:8317"),
                            Scope.SELF,
                            "",
                            QuotaUnit.DEFAULT,
                            false))));
        }

        void add(Random random, int rows, Model model) {
            var priced = new ArrayList<ListPrices.Priced>();
            for (var i = 0; i < rows; i++) {
                var row = CollectedRows.random(random, FROM, SECONDS, MODELS);
                model.rows.add(row);
                priced.add(prices.listPrices().price(row));
            }
            ok(store.records().append(new RecordCommit(cpa.id(), priced, List.of(), null, null)));
        }

        /// Rows that a gateway charged for, of the same models.
        void billed(Random random) {
            var priced = new ArrayList<ListPrices.Priced>();
            for (var i = 0; i < 50; i++) {
                var row = CollectedRows.random(random, FROM, SECONDS, MODELS).withQuota(random.nextInt(9_000));
                priced.add(new ListPrices.Priced(row, QuotaUnit.DEFAULT));
            }
            ok(store.records().append(new RecordCommit(gateway.id(), priced, List.of(), null, null)));
        }

        List<UsageRow> billed() {
            return rows("work");
        }

        void change(Random random, Model model) {
            var patterns = List.of("alpha-1", "alpha-*", "al*", "*", "beta", "gam*");
            var from = random.nextInt(3) == 0 ? null : FIRST.plusDays(random.nextInt(24));
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    var price = own(
                            patterns.get(random.nextInt(patterns.size())),
                            "0." + random.nextInt(1, 9999),
                            String.valueOf(random.nextInt(20)),
                            from);
                    model.own.removeIf(price::replaces);
                    model.own.add(price);
                    ok(prices.set(price));
                }
                case 2 -> {
                    if (!model.own.isEmpty()) {
                        var gone = model.own.remove(random.nextInt(model.own.size()));
                        ok(prices.remove(gone.price().model(), gone.from()));
                    }
                }
                case 3 -> {
                    var list = new PriceList(
                            0,
                            "imported",
                            PriceList.Kind.IMPORTED,
                            FIRST.plusDays(random.nextInt(24)),
                            List.of(price(MODELS.get(random.nextInt(5)), "" + random.nextInt(5), "7")));
                    model.lists.removeIf(other ->
                            other.name().equals("imported") && other.day().equals(list.day()));
                    model.lists.add(list);
                    ok(prices.keep(list));
                }
                case 4 -> {
                    var known = prices.known().lists().stream()
                            .filter(list -> list.kind() == PriceList.Kind.IMPORTED)
                            .toList();
                    if (!known.isEmpty()) {
                        var gone = known.get(random.nextInt(known.size()));
                        model.lists.removeIf(
                                list -> list != BUILT_IN && list.day().equals(gone.day()));
                        ok(prices.removeList(gone.id()));
                    }
                }
                default -> ok(prices.finish());
            }
        }

        List<UsageRow> rows(String account) {
            return queries
                    .rows(
                            new TimeRange("all", null, NOW.plusSeconds(86_400), ZoneOffset.UTC),
                            UsageFilter.ALL,
                            RowSort.NEWEST_FIRST,
                            0,
                            100_000)
                    .stream()
                    .filter(row -> row.account().equals(account))
                    .toList();
        }

        Map<QuotaUnit, Long> sums() {
            var sums = new HashMap<>(
                    queries.report(new TimeRange("all", null, NOW.plusSeconds(86_400), ZoneOffset.UTC), UsageFilter.ALL)
                            .totals()
                            .quotaByUnit());
            sums.keySet().removeIf(QuotaUnit::isBilled);
            return sums;
        }

        @Override
        public void close() {
            prices.close();
            http.close();
            database.close();
        }
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
