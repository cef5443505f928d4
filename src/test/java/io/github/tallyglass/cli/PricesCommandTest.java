package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.Histories;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PricesCommandTest {

    private static final long DAY = 1_794_960_000; // 2026-11-18T00:00:00Z
    private static final String[] DAYS = {"prices", "2026-11-18..2026-11-19", "--zone", "UTC"};

    private final FakeRoot root = new FakeRoot();
    private Database database;

    @TempDir
    Path home;

    @BeforeEach
    void cache() {
        database = value(Database.open(home, Database.Mode.READ_WRITE));
        var store = new SqliteStore(database, Clock.systemUTC());
        Account account = value(store.addAccount(Histories.account("work", Histories.DOLLARS)));
        value(store.replaceSlice(new SliceCommit(
                account.id(),
                new Interval(DAY, DAY + 2 * 86_400 - 1),
                List.of(charge(DAY + 90_000, "3", 3_600), charge(DAY + 60, "2", 2_000)),
                Histories.DOLLARS,
                true)));
        value(store.rebuildNow());
        root.asked = new SqliteQueries(database, store, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void jsonHoldsPricesAndChanges() {
        assertThat(root.run(with("--json"))).isZero();
        var document = JsonMapper.shared().readTree(root.out());
        var price = document.path("prices").get(0);
        assertThat(price.path("month").asString()).isEqualTo("2026-11");
        assertThat(price.path("per_million").asString()).isEqualTo("5.600000");
        assertThat(price.path("cost").asString()).isEqualTo("0.011200");
        assertThat(price.path("differing").asLong()).isEqualTo(1);
        var change = document.path("ratio_changes").get(0);
        assertThat(change.path("at").asString()).isEqualTo("2026-11-19T01:00:00Z");
        assertThat(change.path("ratio").asString()).isEqualTo("model");
        assertThat(change.path("before").asString()).isEqualTo("2");
    }

    @Test
    void textIsATableAndTheChangesBeneath() {
        assertThat(root.run(with())).isZero();
        assertThat(root.out()).contains("Per 1 M tokens", "$5.6000", "2026-11-19 01:00", "2 → 3", "(group vip)");
    }

    @Test
    void aRangeWithoutChargesSaysSo() {
        assertThat(root.run("prices", "2026-01-01..2026-01-02", "--zone", "UTC"))
                .isZero();
        assertThat(root.out()).contains("Nothing was billed");
    }

    private static String[] with(String... more) {
        var words = new java.util.ArrayList<>(List.of(DAYS));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static UsageEvent charge(long second, String ratio, long quota) {
        return new UsageEvent(
                second,
                EventType.CONSUME,
                "m",
                new UsageEvent.Origin("k", 1, "vip", "alice", 2, 3, "", "", ""),
                quota,
                new Tokens(1_000, 0, 0, 0, 0),
                UsageEvent.Timing.NONE,
                UsageEvent.Outcome.NONE,
                new Pricing(new BigDecimal(ratio), BigDecimal.ONE, BigDecimal.ONE, null, null, null, null, ""),
                false,
                false,
                "",
                "");
    }

    private static <T> T value(Result<T> result) {
        return ((Result.Ok<T>) result).value();
    }
}
