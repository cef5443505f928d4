package io.github.tallyglass.sync;

import static io.github.tallyglass.source.gateway.LineGateway.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.Reason;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.source.gateway.Line;
import io.github.tallyglass.source.gateway.LineGateway;
import io.github.tallyglass.source.gateway.ReplayGateway;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteChecks;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.Reconciler.Reconciliation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The comparison over a server of every line: captured sums where a day was captured, else the contract's.
final class DialectsReconcileTest {

    private static final String STAT = "/api/log/self/stat";

    private final Clock clock = Clock.fixed(ReplayGateway.CAPTURED_AT, ZoneOffset.UTC);
    private final Http http = new Http(new HostBudgets(clock, Sleeper.REAL, Pace.UNLIMITED), clock, "test");
    private final Gateways gateways = new Gateways(http, clock);

    @TempDir
    private Path home;

    private Database database;
    private SqliteStore store;

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

    private static Credentials holding(String token) {
        return new Credentials() {
            @Override
            public Result<Secret> read(Account account) {
                return Result.ok(new Secret(token));
            }

            @Override
            public Result<Account> save(Account account, Secret secret, SecretPlace place) {
                return Result.ok(account);
            }

            @Override
            public void forget(Account account) {}
        };
    }

    private void read(LineGateway gateway, Line line) {
        var credentials = holding(line.token());
        var draft = new Draft("a", line.kind(), gateway.url().toString(), USER_ID, Scope.SELF, null, null);
        var added = new GatewayAccounts(store, credentials, new GatewayProbe(gateways), () -> {})
                .add(draft, new Secret(line.token()), SecretPlace.FILE, false);
        var outcome = new SyncOnce(store, gateways::client, credentials, SyncTime.of(clock))
                .run(((Result.Ok<Account>) added).value(), new SyncDepth.Days(10), state -> {}, new Signal());
        assertThat(outcome.missing()).isEmpty();
    }

    /// Eight whole days and the begun one.
    private Reconciliation reconcile(Line line) {
        var now = clock.instant().getEpochSecond();
        return new DayReconciler(
                        store,
                        new SqliteChecks(database),
                        gateways::client,
                        holding(line.token()),
                        SyncTime.of(clock),
                        false)
                .run(new Interval(now - 8 * 86_400, now), ZoneOffset.UTC, Set.of(), true, progress -> {}, () -> false);
    }

    @ParameterizedTest
    @MethodSource("io.github.tallyglass.source.gateway.DialectsTest#lines")
    void everyDayIsEqualAtARequestEach(Line line) throws IOException {
        try (var gateway = new LineGateway(line, clock)) {
            read(gateway, line);
            var before = gateway.requests().size();

            var done = reconcile(line);

            assertThat(done.failures()).isEmpty();
            assertThat(done.days()).hasSize(9).extracting(DayCheck::state).containsOnly(State.EQUAL);
            var sums = done.days().stream().mapToLong(DayCheck::serverQuota).sum();
            var first = done.days().getFirst().span().from();
            assertThat(sums)
                    .isPositive()
                    .isEqualTo(gateway.rows().stream()
                            .filter(row -> row.get("type").asInt() == 2
                                    && row.get("created_at").asLong() >= first)
                            .mapToLong(row -> row.get("quota").asLong())
                            .sum());
            assertThat(gateway.requests().subList(before, gateway.requests().size()))
                    .hasSize(9)
                    .allSatisfy(request -> assertThat(request.path()).isEqualTo(STAT));
        }
    }

    /// As builds with a defect answer, and Veloera and one-api whenever their table cannot be read.
    @ParameterizedTest
    @MethodSource("io.github.tallyglass.source.gateway.DialectsTest#lines")
    void aZeroOverrulesNoRow(Line line) throws IOException {
        try (var gateway = new LineGateway(line, clock)) {
            read(gateway, line);
            gateway.answerWith(STAT, json(200, "{\"success\":true,\"message\":\"\",\"data\":{\"quota\":0}}"));

            var done = reconcile(line);

            assertThat(done.failures()).isEmpty();
            assertThat(done.vanished()).isEmpty();
            assertThat(done.days()).allSatisfy(check -> {
                if (Long.valueOf(0).equals(check.localQuota())) {
                    assertThat(check.state()).isEqualTo(State.EQUAL);
                } else {
                    // Some captures hold rows of an account by another name.
                    assertThat(check.reason())
                            .isEqualTo(hasOwnName(gateway, check) ? Reason.STAT_ZERO : Reason.RENAMED);
                }
            });
            assertThat(done.days()).extracting(DayCheck::state).contains(State.EXPLAINED);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.tallyglass.source.gateway.DialectsTest#lines")
    void withoutStatNothingIsCompared(Line line) throws IOException {
        try (var gateway = new LineGateway(line, clock)) {
            read(gateway, line);
            gateway.answerWith(
                    STAT, json(404, "{\"error\":{\"message\":\"Invalid URL\",\"type\":\"invalid_request_error\"}}"));

            var done = reconcile(line);

            assertThat(done.failures()).isEmpty();
            assertThat(done.days()).extracting(DayCheck::reason).containsOnly(Reason.NOT_OFFERED);
        }
    }

    private static boolean hasOwnName(LineGateway gateway, DayCheck check) {
        return gateway.rows().stream()
                .filter(row -> check.span().contains(row.get("created_at").asLong()))
                .anyMatch(row -> row.get("username").asString().equals("alice"));
    }

    private static LoopbackServer.Reply json(int status, String body) {
        return new LoopbackServer.Reply(
                status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
