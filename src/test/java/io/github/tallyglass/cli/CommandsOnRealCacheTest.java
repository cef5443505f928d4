package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.Histories;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Commands over rows in a real cache: what they print is the sum of what was stored.
class CommandsOnRealCacheTest {

    private static final long DAY = 1_794_960_000; // 2026-11-18T00:00:00Z

    private final FakeRoot root = new FakeRoot();
    private final List<UsageEvent> rows = new Histories(7).rows(DAY, DAY + 86_399, 400);
    private Database database;
    private SqliteStore store;

    @TempDir
    Path home;

    @BeforeEach
    void cache() {
        database = value(Database.open(home, Database.Mode.READ_WRITE));
        store = new SqliteStore(database, Clock.systemUTC());
        Account account = value(store.addAccount(Histories.account("work", Histories.DOLLARS)));
        value(store.replaceSlice(
                new SliceCommit(account.id(), new Interval(DAY, DAY + 86_399), rows, Histories.DOLLARS, true)));
        root.asked = new SqliteQueries(database, store, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void reportEqualsTheSumsOfTheRows() {
        assertThat(root.run("report", "2026-11-18..2026-11-18", "--zone", "UTC", "--by", "model", "--json"))
                .isZero();

        var document = json();
        var totals = document.get("totals");
        assertThat(totals.get("gross_quota").longValue()).isEqualTo(quota(EventType.CONSUME));
        assertThat(totals.get("refund_quota").longValue()).isEqualTo(quota(EventType.REFUND));
        assertThat(totals.get("quota").longValue()).isEqualTo(quota(EventType.CONSUME) - quota(EventType.REFUND));
        assertThat(totals.get("attempts").longValue())
                .isEqualTo(count(row -> row.type() == EventType.CONSUME || row.type() == EventType.ERROR));
        assertThat(totals.get("cost").propertyNames()).containsExactly("USD");
        assertThat(document.get("complete").booleanValue()).as(root.out()).isTrue();
        var sum = 0L;
        for (var group : document.get("groups")) {
            sum += group.get("quota").longValue();
        }
        assertThat(sum).isEqualTo(totals.get("quota").longValue());
    }

    @Test
    void exportHoldsEveryRowOfTheRange() throws IOException {
        var file = home.resolve("usage.csv");

        assertThat(root.run("export", "2026-11-18..2026-11-18", "--zone", "UTC", "--out", file.toString(), "--bom"))
                .isZero();

        try (var csv = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            var records = csv.stream().toList();
            assertThat(records).hasSize(rows.size());
            assertThat(records.stream()
                            .filter(row -> row.getField("type").equals("consume"))
                            .mapToLong(row -> Long.parseLong(row.getField("quota")))
                            .sum())
                    .isEqualTo(quota(EventType.CONSUME));
            assertThat(records.stream().map(row -> row.getField("time")).toList())
                    .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        }
    }

    @Test
    void filtersOnWhatNoGatewayTellsMatchNothingAndSaySo() {
        assertThat(root.run("report", "2026-11-18..2026-11-18", "--zone", "UTC", "--label", "x", "--json"))
                .isZero();

        assertThat(json().get("totals").get("attempts").longValue()).isZero();
        assertThat(root.err()).contains("--label");
    }

    @Test
    void accountsAreListedFromTheCache() {
        assertThat(root.run("account", "list", "--json")).isZero();

        assertThat(json().get(0).get("name").stringValue()).isEqualTo("work");
        assertThat(json().get(0).get("state").stringValue()).isEqualTo("new");
    }

    @Test
    void everyGroupingAnswersInBothLanguages() {
        for (var by : io.github.tallyglass.query.GroupBy.values()) {
            for (var language : List.of("en", "zh")) {
                assertThat(root.run("report", "2026-11-18..2026-11-18", "--by", by.word(), "--lang", language))
                        .as("%s %s %s", by, language, root.err())
                        .isZero();
            }
        }
    }

    private long quota(EventType type) {
        return rows.stream()
                .filter(row -> row.type() == type)
                .mapToLong(UsageEvent::quota)
                .sum();
    }

    private long count(Predicate<UsageEvent> which) {
        return rows.stream().filter(which).count();
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(root.out());
    }

    private static <T> T value(Result<T> result) {
        assertThat(result).isInstanceOf(Result.Ok.class);
        return ((Result.Ok<T>) result).value();
    }
}
