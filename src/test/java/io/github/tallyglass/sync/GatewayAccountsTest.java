package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.AccountService.Tested;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Accounts are tried before they are saved, and saved with their secret or not at all.
final class GatewayAccountsTest {

    private static final Secret TOKEN = new Secret("abcdefghijklmnop");

    private final MemoryStore store = new MemoryStore();
    private final Map<Long, Secret> secrets = new HashMap<>();
    private @Nullable Failure probeFails;
    private @Nullable Failure savingFails;
    private int probes;
    private int changes;

    private final Credentials credentials = new Credentials() {
        @Override
        public Result<Secret> read(Account account) {
            var secret = secrets.get(account.id());
            return secret == null ? Result.err(new Failure.SecretMissing(account.name(), "")) : Result.ok(secret);
        }

        @Override
        public Result<Account> save(Account account, Secret secret, SecretPlace place) {
            if (savingFails != null) {
                return Result.err(savingFails);
            }
            secrets.put(account.id(), secret);
            return Result.ok(account);
        }

        @Override
        public void forget(Account account) {
            secrets.remove(account.id());
        }
    };

    private final AccountService accounts = new GatewayAccounts(store, credentials, this::probe, () -> changes++);

    private Result<Tested> probe(Draft draft, Secret secret) {
        probes++;
        if (probeFails != null) {
            return Result.err(probeFails);
        }
        var unit = new QuotaUnit(new BigDecimal(500_000), "USD", new BigDecimal("7.3"), false);
        var account = new Account(
                0,
                draft.name(),
                AccountKind.NEW_API,
                "new-api",
                URI.create("https://gateway.example"),
                draft.scope(),
                draft.userId(),
                unit,
                false);
        return Result.ok(new Tested(account, "Sim", "v1", 100, 42L, List.of("360 requests in 180 s")));
    }

    private static Draft draft(String name) {
        return draft(name, "https://gateway.example/console/log", Scope.SELF, null, null);
    }

    private static Draft draft(
            String name, String url, Scope scope, @Nullable String currency, @Nullable BigDecimal units) {
        return new Draft(name, AccountKind.AUTO, url, "7", scope, currency, units);
    }

    private static Failure failure(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Err.class);
        return ((Result.Err<?>) result).failure();
    }

    private static <T> T value(Result<T> result) {
        assertThat(result).isInstanceOf(Result.Ok.class);
        return ((Result.Ok<T>) result).value();
    }

    @Test
    void whatIsTestedIsSavedWithItsSecret() {
        var saved = value(accounts.add(draft(" work "), TOKEN, SecretPlace.KEYRING, false));

        assertThat(saved.id()).isPositive();
        assertThat(saved.name()).isEqualTo("work");
        assertThat(saved.dialect()).isEqualTo("new-api");
        assertThat(saved.url()).isEqualTo(URI.create("https://gateway.example"));
        assertThat(accounts.list()).containsExactly(saved);
        assertThat(secrets).containsEntry(saved.id(), TOKEN);
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void aFailedTestSavesNothingUnlessForced() {
        probeFails = new Failure.AuthRejected("no", "");

        assertThat(failure(accounts.add(draft("work"), TOKEN, SecretPlace.KEYRING, false)))
                .isEqualTo(probeFails);
        assertThat(accounts.list()).isEmpty();
        assertThat(secrets).isEmpty();

        var forced = value(accounts.add(draft("work"), TOKEN, SecretPlace.FILE, true));
        assertThat(forced.dialect()).isEmpty();
        assertThat(forced.url()).isEqualTo(URI.create("https://gateway.example"));
        assertThat(secrets).containsKey(forced.id());
    }

    @Test
    void anAccountWhoseSecretCannotBeKeptIsNotKept() {
        savingFails = new Failure.NoKeyring("none");

        assertThat(failure(accounts.add(draft("work"), TOKEN, SecretPlace.KEYRING, false)))
                .isEqualTo(savingFails);

        assertThat(accounts.list()).isEmpty();
        assertThat(changes).isZero();
    }

    @Test
    void namesAreUnique() {
        value(accounts.add(draft("work"), TOKEN, SecretPlace.KEYRING, false));

        assertThat(failure(accounts.add(draft("work"), TOKEN, SecretPlace.KEYRING, false)))
                .isInstanceOf(Failure.BadInput.class);
        assertThat(failure(accounts.add(draft("  "), TOKEN, SecretPlace.KEYRING, false)))
                .isInstanceOf(Failure.BadInput.class);
        assertThat(probes).as("a taken name is not worth a request").isEqualTo(1);
        assertThat(accounts.list()).hasSize(1);
    }

    @Test
    void whatCannotBeReadYetIsSaidAndNeverAsked() {
        assertThat(failure(accounts.test(draft("work"), new Secret(" ")))).isInstanceOf(Failure.BadInput.class);
        assertThat(probes).isZero();
    }

    /// However it was typed: a key reads as a key, without a user.
    @Test
    void anApiKeyIsAScopeOfItsOwn() {
        for (var scope : Scope.values()) {
            var typed = draft("work " + scope, "https://gateway.example", scope, null, null);
            var key = new Secret(" sk-1234567890abcdef" + scope + " ");
            var saved = value(accounts.add(typed, key, SecretPlace.KEYRING, false));
            assertThat(saved.scope()).isEqualTo(Scope.KEY);
            assertThat(saved.userId()).isEmpty();
        }
        var ezmodel = new Draft("ez", AccountKind.EZMODEL, "https://ez.example", "7", Scope.SELF, null, null);
        assertThat(value(accounts.add(ezmodel, TOKEN, SecretPlace.KEYRING, false))
                        .scope())
                .isEqualTo(Scope.KEY);
        var definition = "{\"format\":\"tallyglass-gateway/1\"}";
        var described =
                new Draft("own", AccountKind.CUSTOM, "https://own.example", "7", Scope.SELF, null, null, definition);
        assertThat(value(accounts.add(described, new Secret("sk-own-gateway-token"), SecretPlace.KEYRING, false))
                        .scope())
                .isEqualTo(Scope.SELF);
        var asked = draft("asked", "https://gateway.example", Scope.KEY, null, null);
        var another = new Secret("another-key");
        assertThat(value(accounts.add(asked, another, SecretPlace.KEYRING, false))
                        .scope())
                .isEqualTo(Scope.KEY);
    }

    @Test
    void unitsGivenByTheUserOutliveEverySync() {
        var sim = new Sim();
        var own = draft("work", "https://gateway.example", Scope.SELF, "CNY", new BigDecimal(250_000));
        var tested = value(accounts.test(own, TOKEN)).account();
        assertThat(tested.unit().currency()).isEqualTo("CNY");
        sim.store.updateAccount(tested.withId(sim.account.id()));

        sim.sync(new SyncDepth.Days(1));

        var unit = sim.store.accounts().getFirst().unit();
        assertThat(unit.unitsPerCurrency()).isEqualByComparingTo("250000");
        assertThat(unit.currency()).isEqualTo("CNY");
        assertThat(unit.cnyPerUsd()).isEqualByComparingTo("7.3");
    }

    /// The number is what the default is too: only the mark tells that it was meant.
    @Test
    void theUsualUnitsGivenByTheUserOutliveAServerThatSaysOtherwise() {
        var sim = new Sim();
        sim.gateway.unitsPerCurrency = new BigDecimal(1_000);
        var own = draft("work", "https://gateway.example", Scope.SELF, "USD", new BigDecimal(500_000));
        sim.store.updateAccount(value(accounts.test(own, TOKEN)).account().withId(sim.account.id()));

        sim.sync(new SyncDepth.Days(1));
        sim.sync(new SyncDepth.Days(1));

        assertThat(sim.store.accounts().getFirst().unit().unitsPerCurrency()).isEqualByComparingTo("500000");
    }

    @Test
    void aSavedAccountIsTestedWithItsStoredSecret() {
        value(accounts.add(draft("work"), TOKEN, SecretPlace.KEYRING, false));

        assertThat(value(accounts.test("work")).balanceQuota()).isEqualTo(42L);
        assertThat(failure(accounts.test("home"))).isInstanceOf(Failure.BadInput.class);
        secrets.clear();
        assertThat(failure(accounts.test("work"))).isInstanceOf(Failure.SecretMissing.class);
    }

    @Test
    void removingForgetsTheSecretAndPausingKeepsIt() {
        var saved = value(accounts.add(draft("work"), TOKEN, SecretPlace.KEYRING, false));

        assertThat(value(accounts.pause("work", true)).paused()).isTrue();
        assertThat(accounts.find("work"))
                .hasValueSatisfying(account -> assertThat(account.paused()).isTrue());
        assertThat(secrets).containsKey(saved.id());
        value(accounts.remove("work", false));
        assertThat(accounts.list()).isEmpty();
        assertThat(secrets).isEmpty();
        assertThat(failure(accounts.remove("work", false))).isInstanceOf(Failure.BadInput.class);
        assertThat(changes).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.example, https://gateway.example",
        "' https://gateway.example/ ', https://gateway.example",
        "https://gateway.example/v1, https://gateway.example",
        "https://gateway.example/v1/chat/completions?x=1#y, https://gateway.example",
        "https://gateway.example/console/log, https://gateway.example",
        "https://host.example/gateway/, https://host.example/gateway",
        "http://127.0.0.1:3000/api/, http://127.0.0.1:3000",
    })
    void untestedAddressesAreTidied(String typed, String tidy) {
        assertThat(value(GatewayAddress.tidy(typed))).isEqualTo(URI.create(tidy));
    }

    @ParameterizedTest
    @CsvSource({"''", "ftp://gateway.example", "https://user:secret@gateway.example", "http://", "'two words'"})
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(failure(GatewayAddress.tidy(typed)).toString()).doesNotContain("secret");
    }
}
