package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.source.gateway.OddGateway;
import io.github.tallyglass.source.gateway.OddGateway.Style;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountService.AbsentField;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.AccountService.Tested;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Gateways that only their definitions know, the whole way: tested, added, every row in a real store, to the unit.
final class CustomSyncTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private final Http http = new Http(new HostBudgets(clock, Sleeper.REAL, Pace.UNLIMITED), clock, "test");
    private final Gateways gateways = new Gateways(http, clock);
    private final Credentials credentials = new KnownSecret(new Secret(OddGateway.TOKEN));

    @TempDir
    private Path home;

    private Database database;
    private SqliteStore store;
    private GatewayAccounts accounts;

    @BeforeEach
    void open() {
        database = ((Result.Ok<Database>) Database.open(home, Database.Mode.READ_WRITE)).value();
        store = new SqliteStore(database, clock);
        accounts = new GatewayAccounts(store, credentials, new GatewayProbe(gateways), () -> {});
    }

    @AfterEach
    void close() {
        http.close();
        database.close();
    }

    private record KnownSecret(Secret secret) implements Credentials {
        @Override
        public Result<Secret> read(Account account) {
            return Result.ok(secret);
        }

        @Override
        public Result<Account> save(Account account, Secret given, SecretPlace place) {
            return Result.ok(account);
        }

        @Override
        public void forget(Account account) {}
    }

    private static Draft draft(OddGateway gateway, String definition, String user) {
        return new Draft("odd", AccountKind.CUSTOM, gateway.url().toString(), user, Scope.SELF, null, null, definition);
    }

    private static String user(Style style) {
        return style == Style.NESTED ? "u-7" : "";
    }

    private Account added(OddGateway gateway, Style style) {
        var result = accounts.add(
                draft(gateway, style.definition(), user(style)), new Secret(OddGateway.TOKEN), SecretPlace.FILE, false);
        assertThat(result).isInstanceOf(Result.Ok.class);
        return ((Result.Ok<Account>) result).value();
    }

    private SyncOutcome sync(Account account) {
        return new SyncOnce(store, gateways::client, credentials, SyncTime.of(clock))
                .run(account, SyncDepth.DEFAULT, state -> {}, new Signal());
    }

    private long[] countAndSums() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*), SUM(CASE WHEN k.type = 2 THEN e.quota END),"
                        + " SUM(CASE WHEN k.type = 6 THEN e.quota END) FROM event e JOIN kind k ON k.id = e.kind_id")
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                .one());
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyRowEndsInTheStoreOnce(Style style) throws IOException {
        // More than a slice may hold, so that windows are cut and proven.
        try (var gateway = new OddGateway(style, clock, 2_600, 21)) {
            var account = added(gateway, style);

            var outcome = sync(account);

            assertThat(outcome.error()).isNull();
            assertThat(outcome.missing()).isEmpty();
            assertThat(outcome.covered()).hasSize(1);
            var calls = gateway.rows().stream()
                    .filter(row -> row.kind().equals("call"))
                    .count();
            assertThat(countAndSums())
                    .containsExactly(
                            style == Style.BARE ? calls : gateway.rows().size(),
                            gateway.units("call"),
                            style == Style.BARE ? 0 : gateway.units("payback"));
            assertThat(sync(account).rowsNew()).isZero();
            assertThat(store.balance(account.id()).isPresent()).isEqualTo(style != Style.BARE);
            assertNothingIsStoredThatMustNot();
        }
    }

    private void assertNothingIsStoredThatMustNot() throws IOException {
        try (var files = Files.list(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(OddGateway.TOKEN, "a secret prompt");
            }
        }
    }

    @Test
    void whatIsSavedIsWhatTheDefinitionSays() throws IOException {
        try (var gateway = new OddGateway(Style.NESTED, clock, 30, 22)) {
            var account = added(gateway, Style.NESTED);

            assertThat(account.kind()).isEqualTo(AccountKind.CUSTOM);
            assertThat(account.userId()).isEqualTo("u-7");
            assertThat(account.unit().unitsPerCurrency()).isEqualTo(new BigDecimal(1_000_000));
            assertThat(new GatewayDefinitions().tidy(account.definition()))
                    .isEqualTo(new GatewayDefinitions().tidy(Style.NESTED.definition()));
            assertThat(store.accounts().getFirst().definition()).isEqualTo(account.definition());
        }
    }

    @Test
    void theTestNamesFieldsThatNoRowHas() throws IOException {
        try (var gateway = new OddGateway(Style.NESTED, clock, 30, 23)) {
            var result = accounts.test(
                    draft(gateway, Style.NESTED.definition().replace("\"took\"", "\"lasted\""), "u-7"),
                    new Secret(OddGateway.TOKEN));

            assertThat(result).isInstanceOfSatisfying(Result.Ok.class, ok -> {
                var sample = java.util.Objects.requireNonNull(((Tested) ok.value()).sample());
                assertThat(sample.rows()).isEqualTo(20);
                assertThat(sample.newest()).isEqualTo(gateway.rows().getFirst().millis() / 1000);
                assertThat(sample.absent()).isEqualTo(List.of(new AbsentField("/row/duration", "lasted")));
            });
        }
    }

    @Test
    void aBadDefinitionIsNotSavedEvenUntested() throws IOException {
        try (var gateway = new OddGateway(Style.BARE, clock, 3, 24)) {
            for (var force : new boolean[] {false, true}) {
                var result = accounts.add(
                        draft(gateway, "{\"format\":\"tallyglass-gateway/1\",\"name\":\"sk-abcdefghijkl\"}", ""),
                        new Secret(OddGateway.TOKEN),
                        SecretPlace.FILE,
                        force);
                assertThat(result)
                        .isInstanceOfSatisfying(
                                Result.Err.class,
                                err -> assertThat(err.failure()).isInstanceOf(Failure.BadDefinition.class));
            }
            assertThat(store.accounts()).isEmpty();
            assertThat(gateway.requests()).isEmpty();
        }
    }

    @Test
    void anUntestedAccountHasTheCurrencyOfItsDefinition() throws IOException {
        try (var gateway = new OddGateway(Style.BARE, clock, 40, 25)) {
            // The test fails, since a wrong path is asked for; it is corrected later.
            var wrong = Style.BARE.definition().replace("/usage", "/usages");
            assertThat(accounts.add(draft(gateway, wrong, ""), new Secret("sk-odd"), SecretPlace.FILE, true))
                    .isInstanceOf(Result.Ok.class);
            assertThat(store.accounts().getFirst().unit().currency()).isEqualTo("EUR");

            var changes = new AccountChanges(
                    null, null, null, null, null, null, null, null, false, null, Style.BARE.definition(), null);
            assertThat(accounts.edit("odd", changes, false)).isInstanceOf(Result.Ok.class);
            assertThat(sync(store.accounts().getFirst()).error()).isNull();
            assertThat(countAndSums()[1]).isEqualTo(gateway.units("call"));
        }
    }

    @Test
    void anotherUnitInTheDefinitionIsTheAccountsUnit() throws IOException {
        try (var gateway = new OddGateway(Style.BARE, clock, 40, 26)) {
            added(gateway, Style.BARE);
            var other = Style.BARE.definition().replace("\"EUR\"", "\"CNY\"").replace("1000000", "1000");
            var changes = new AccountChanges(null, null, null, null, null, null, null, null, false, null, other, null);

            assertThat(accounts.edit("odd", changes, false)).isInstanceOf(Result.Ok.class);

            var unit = store.accounts().getFirst().unit();
            assertThat(unit.currency()).isEqualTo("CNY");
            assertThat(unit.unitsPerCurrency()).isEqualTo(new BigDecimal(1_000));
        }
    }
}
