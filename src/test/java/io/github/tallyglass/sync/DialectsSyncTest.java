package io.github.tallyglass.sync;

import static io.github.tallyglass.source.gateway.LineGateway.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
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
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// The whole engine over a server of every line, into a real store: found, added, read to its last row.
final class DialectsSyncTest {

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

    private SyncOutcome sync(Account account, Line line) {
        return new SyncOnce(store, gateways::client, holding(line.token()), SyncTime.of(clock))
                .run(account, SyncDepth.DEFAULT, state -> {}, new Signal());
    }

    private long[] countAndGross() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*), SUM(CASE WHEN k.type = 2 THEN e.quota END)"
                        + " FROM event e JOIN kind k ON k.id = e.kind_id")
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                .one());
    }

    @ParameterizedTest
    @MethodSource("io.github.tallyglass.source.gateway.DialectsTest#lines")
    void everyRowEndsInTheStoreOnce(Line line) throws IOException {
        try (var gateway = new LineGateway(line, clock)) {
            var draft = new Draft("a", line.kind(), gateway.url().toString(), USER_ID, Scope.SELF, null, null);
            var added = new GatewayAccounts(store, holding(line.token()), new GatewayProbe(gateways), () -> {})
                    .add(draft, new Secret(line.token()), SecretPlace.FILE, false);
            assertThat(added).isInstanceOf(Result.Ok.class);
            var account = ((Result.Ok<Account>) added).value();
            assertThat(account.dialect()).isEqualTo(line.dialect());
            assertThat(account.unit().currency()).isEqualTo(line.dialect().startsWith("dmx") ? "CNY" : "USD");
            var expected = gateway.rows().stream()
                    .filter(row -> !line.dialect().startsWith("one-api") || type(row) == 2)
                    .toList();

            var outcome = sync(account, line);

            assertThat(outcome.error()).isNull();
            assertThat(outcome.missing()).isEmpty();
            assertThat(outcome.covered()).hasSize(1);
            assertThat(countAndGross())
                    .containsExactly(
                            expected.size(),
                            expected.stream()
                                    .filter(row -> type(row) == 2)
                                    .mapToLong(row -> row.get("quota").asLong())
                                    .sum());
            assertThat(sync(account, line).rowsNew()).isZero();
            assertThat(store.accounts().getFirst().unit().currency())
                    .isEqualTo(account.unit().currency());
            assertNoSecretIsStored(line);
        }
    }

    private static int type(ObjectNode row) {
        return row.get("type").asInt();
    }

    /// Neither tokens and keys nor what people wrote to a model.
    private void assertNoSecretIsStored(Line line) throws IOException {
        try (var files = Files.list(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(line.token(), "secret prompt", "be brief", "EXAMPLEkey", "INVENTEDkey");
            }
        }
    }
}
