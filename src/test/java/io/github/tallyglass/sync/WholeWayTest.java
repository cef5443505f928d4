package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.DemoGateway;
import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.source.gateway.ReplayGateway;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From a gateway's replies over loopback HTTP into the real store: account added, tested, read.
final class WholeWayTest {

    private static final Logger LOG = LoggerFactory.getLogger(WholeWayTest.class);

    /// A moment at which the demo's history and the captured replies both lie in the past.
    private final Clock clock = Clock.fixed(ReplayGateway.CAPTURED_AT, ZoneOffset.UTC);

    private final HostBudgets budgets = new HostBudgets(clock, Sleeper.REAL, Pace.UNLIMITED);
    private final Http http = new Http(budgets, clock, "test");
    private final Gateways gateways = new Gateways(http, clock);
    private final Map<Long, Secret> secrets = new HashMap<>();

    @TempDir
    private Path home;

    private Database database;
    private SqliteStore store;

    private final Credentials credentials = new Credentials() {
        @Override
        public Result<Secret> read(Account account) {
            return Result.ok(Objects.requireNonNull(secrets.get(account.id())));
        }

        @Override
        public Result<Account> save(Account account, Secret secret, SecretPlace place) {
            secrets.put(account.id(), secret);
            return Result.ok(account);
        }

        @Override
        public void forget(Account account) {
            secrets.remove(account.id());
        }
    };

    @BeforeEach
    void open() {
        database = ((Result.Ok<Database>) Database.open(home, Database.Mode.READ_WRITE)).value();
        store = new SqliteStore(database, clock);
    }

    @AfterEach
    void close() {
        http.close();
        database.close();
    }

    private Result<Account> add(URI url, String userId, String token) {
        var draft = new Draft("work", AccountKind.AUTO, url + "/console/", userId, Scope.SELF, null, null);
        return new GatewayAccounts(store, credentials, new GatewayProbe(gateways), () -> {})
                .add(draft, new Secret(token), SecretPlace.FILE, false);
    }

    private SyncOutcome sync(Account account) {
        return new SyncOnce(store, gateways::client, credentials, SyncTime.of(clock))
                .run(account, SyncDepth.DEFAULT, state -> {}, new Signal());
    }

    private long[] sums(Interval bounds) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*), SUM(CASE WHEN k.type = 2 THEN e.quota END),"
                        + " SUM(CASE WHEN k.type = 6 THEN e.quota END) FROM event e JOIN kind k ON k.id = e.kind_id"
                        + " WHERE e.created_at BETWEEN :from AND :to")
                .bind("from", bounds.from())
                .bind("to", bounds.to())
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                .one());
    }

    @Test
    void capturedRepliesEndInTheStoreToTheUnit() throws Exception {
        try (var gateway = new ReplayGateway(clock)) {
            var account = ((Result.Ok<Account>) add(gateway.url(), ReplayGateway.USER_ID, ReplayGateway.TOKEN)).value();
            assertThat(account.dialect()).isEqualTo("new-api");
            assertThat(account.url()).isEqualTo(gateway.url());

            var outcome = sync(account);

            assertThat(outcome.error()).isNull();
            assertThat(outcome.missing()).isEmpty();
            assertThat(sums(new Interval(ReplayGateway.DAY_FROM, ReplayGateway.DAY_TO)))
                    .containsExactly(244, 952_943, 300_000);
            assertThat(outcome.rowsNew()).isEqualTo(outcome.rowsSeen()).isGreaterThan(244);
            var again = sync(account);
            assertThat(again.rowsNew()).isZero();
            assertThat(new BudgetsShown(budgets).get()).hasSize(1);
        }
    }

    @Test
    void aWrongTokenIsNotSaved() throws Exception {
        try (var gateway = new ReplayGateway(clock)) {
            var refused = add(gateway.url(), ReplayGateway.USER_ID, "EXAMPLEwrong");

            assertThat(refused).isInstanceOf(Result.Err.class);
            assertThat(((Result.Err<Account>) refused).failure()).isInstanceOf(Failure.AuthRejected.class);
            assertThat(store.accounts()).isEmpty();
            assertThat(secrets).isEmpty();
        }
    }

    @Test
    void theDemoGatewayIsReadAtLittleMoreThanAPageEach() throws Exception {
        try (var demo = new DemoGateway(DemoSettings.standard().withClock(clock).withZone(ZoneOffset.UTC))) {
            var account = ((Result.Ok<Account>) add(demo.url(), demo.userId(), demo.token())).value();
            var before = demo.requests();

            var outcome = sync(account);

            assertThat(outcome.error()).isNull();
            assertThat(outcome.covered()).hasSize(1);
            var covered = outcome.covered().getFirst();
            assertThat(Instant.ofEpochSecond(covered.to())).isBeforeOrEqualTo(clock.instant());
            var server = ((Result.Ok<io.github.tallyglass.source.gateway.GatewayClient.Reply<Long>>)
                            gateways.client(account, new Secret(demo.token())).stat(covered))
                    .value()
                    .value();
            assertThat(sums(covered)[1]).isEqualTo(server);
            LOG.info(
                    "demo: {} rows, {} requests, ratio {}",
                    outcome.rowsSeen(),
                    outcome.requests(),
                    outcome.requestsPerPage());
            assertThat((long) outcome.requests()).isLessThanOrEqualTo(demo.requests() - before);
            assertThat(outcome.requestsPerPage()).isLessThanOrEqualTo(1.15);
        }
    }
}
