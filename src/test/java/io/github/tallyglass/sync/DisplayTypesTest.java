package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.domain.SiteDisplay;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.source.gateway.ReplayGateway;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.StoreBed;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A site changes what it shows, over captured replies: what its units are worth stays, and rows keep
/// what was in force when they were read.
class DisplayTypesTest {

    private static final BigDecimal USUAL = new BigDecimal("500000");
    private static final BigDecimal RATE = new BigDecimal("7.3");

    private final Clock clock = Clock.fixed(ReplayGateway.CAPTURED_AT, ZoneOffset.UTC);
    private final Http http = new Http(new HostBudgets(clock, Sleeper.REAL, Pace.UNLIMITED), clock, "test");
    private final Gateways gateways = new Gateways(http, clock);
    private ReplayGateway gateway;

    @TempDir
    private Path home;

    private Database database;
    private SqliteStore store;
    private GatewayAccounts accounts;

    @BeforeEach
    void open() throws Exception {
        gateway = new ReplayGateway();
        database = StoreBed.ok(Database.open(home, Database.Mode.READ_WRITE));
        store = new SqliteStore(database, clock);
        accounts = new GatewayAccounts(
                store, new MemoryCredentials(ReplayGateway.TOKEN), new GatewayProbe(gateways), () -> {});
    }

    @AfterEach
    void close() {
        http.close();
        database.close();
        gateway.close();
    }

    @Test
    void whatASiteShowsIsKeptAndNeverCounted() {
        var account = add(null, null);
        assertThat(account.unit()).isEqualTo(new QuotaUnit(USUAL, "USD", RATE, false));

        for (var shown : Map.of(
                        "cny", SiteDisplay.YUAN,
                        "tokens", SiteDisplay.UNITS,
                        "custom", SiteDisplay.custom("€", new BigDecimal("0.92")))
                .entrySet()) {
            gateway.answerWith("/api/status", "display/" + shown.getKey() + "-status");
            assertThat(sync().error()).isNull();
            var unit = store.accounts().getFirst().unit();
            assertThat(unit).isEqualTo(new QuotaUnit(USUAL, "USD", RATE, false).withDisplay(shown.getValue()));
            assertThat(unit.cost(1_000_000).amount()).isEqualByComparingTo("2");
        }
    }

    @Test
    void aUnitThatTheUserGaveStaysAndItsDisplayFollows() {
        add("CNY", new BigDecimal("1000"));
        gateway.answerWith("/api/status", "display/cny-status");

        assertThat(sync().error()).isNull();

        assertThat(store.accounts().getFirst().unit())
                .isEqualTo(new QuotaUnit(new BigDecimal("1000"), "CNY", RATE, SaidBy.USER, false, SiteDisplay.YUAN));
    }

    private Account add(@Nullable String currency, @Nullable BigDecimal units) {
        var draft = new Draft(
                "a", AccountKind.NEW_API, gateway.url().toString(), ReplayGateway.USER_ID, Scope.SELF, currency, units);
        return StoreBed.ok(accounts.add(draft, new Secret(ReplayGateway.TOKEN), SecretPlace.FILE, false));
    }

    private SyncOutcome sync() {
        return new SyncOnce(store, gateways::client, new MemoryCredentials(ReplayGateway.TOKEN), SyncTime.of(clock))
                .run(store.accounts().getFirst(), SyncDepth.DEFAULT, state -> {}, new Signal());
    }
}
