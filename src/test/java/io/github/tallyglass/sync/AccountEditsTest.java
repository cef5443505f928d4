package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.StoreBed;
import io.github.tallyglass.store.TestRows;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.AccountService.Tested;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saved accounts are changed, removed and taken up again without a row lost, doubled or given to another.
final class AccountEditsTest {

    private static final long NOW = Instant.parse("2026-11-18T12:00:00Z").getEpochSecond();
    private static final Secret TOKEN = new Secret("abcdefghijklmnop");
    private static final Secret OTHER_TOKEN = new Secret("ponmlkjihgfedcba");

    private final Map<Long, Secret> secrets = new HashMap<>();
    private final List<String> probed = new ArrayList<>();
    private StoreBed bed;
    private AccountService accounts;
    private @Nullable Failure probeFails;
    private @Nullable Failure savingFails;
    private boolean listsRows = true;
    private @Nullable Long used;
    private String answeringUser = "";
    private AccountKind answeringKind = AccountKind.NEW_API;

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

    private final AccountProbe probe = new AccountProbe() {
        @Override
        public Result<Tested> probe(Draft draft, Secret secret) {
            probed.add(draft.url() + " " + draft.userId() + " " + secret.masked());
            if (probeFails != null) {
                return Result.err(probeFails);
            }
            var account = new Account(
                    0,
                    draft.name(),
                    answeringKind,
                    answeringKind.word(),
                    URI.create(draft.url()),
                    draft.scope(),
                    answeringUser.isEmpty() ? draft.userId() : answeringUser,
                    new QuotaUnit(
                            new BigDecimal(500_000), answeringKind == AccountKind.DMXAPI ? "CNY" : "USD", null, false),
                    false);
            return Result.ok(new Tested(account, "Sim", "v1", 100, 42L, List.of(), used, null, null));
        }

        @Override
        public Result<Boolean> lists(Account account, Secret secret, Interval slice, long rows) {
            assertThat(rows).isPositive();
            return Result.ok(listsRows);
        }
    };

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new StoreBed(home, Instant.ofEpochSecond(NOW));
        value(bed.store.removeAccount(bed.account.id()));
        accounts = new GatewayAccounts(bed.store, credentials, probe, () -> {});
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private static <T> T value(Result<T> result) {
        return StoreBed.ok(result);
    }

    private static Failure failure(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Err.class);
        return ((Result.Err<?>) result).failure();
    }

    private static Draft draft(String name, String user) {
        return new Draft(name, AccountKind.AUTO, "https://gateway.example", user, Scope.SELF, null, null);
    }

    private Account add(String name, String user) {
        return value(accounts.add(draft(name, user), new Secret(TOKEN.value() + user), SecretPlace.FILE, false));
    }

    private Account addWithRows(String name) {
        var account = add(name, "7");
        value(bed.store.replaceSlice(new SliceCommit(
                account.id(),
                new Interval(NOW - 7200, NOW - 600),
                List.of(TestRows.consume(NOW - 700, "a", 5), TestRows.consume(NOW - 7000, "b", 7)),
                account.unit(),
                true)));
        value(bed.store.addBalance(account.id(), new Balance(Instant.ofEpochSecond(NOW - 600), 100, 1000, 2)));
        return account;
    }

    private AccountChanges changes() {
        return AccountChanges.NONE;
    }

    @Test
    void aNewNameAsksNobodyAndKeepsTheRows() {
        var account = addWithRows("work");
        probed.clear();

        var renamed = value(accounts.edit("work", changes().withName(" office "), false));

        assertThat(renamed).isEqualTo(account.withName("office"));
        assertThat(probed).isEmpty();
        assertThat(accounts.list()).containsExactly(renamed);
        assertThat(bed.store.newestRow(account.id(), NOW)).hasValue(NOW - 700);
        assertThat(accounts.find("work")).isEmpty();
    }

    @Test
    void namesStayUniqueAndAreNeverEmpty() {
        add("work", "7");
        add("home", "8");
        assertThat(failure(accounts.edit("work", changes().withName("home"), true)))
                .isEqualTo(new Failure.BadInput("home", "name-taken"));
        assertThat(failure(accounts.edit("work", changes().withName(" "), true)))
                .isEqualTo(new Failure.BadInput("name", "empty"));
        assertThat(failure(accounts.edit("nobody", changes().withName("x"), true)))
                .isEqualTo(new Failure.BadInput("nobody", "no-such-account"));
    }

    @Test
    void aGatewayThatMovedKeepsItsHistory() {
        var account = addWithRows("work");
        used = 1200L;

        var moved = value(accounts.edit("work", changes().withUrl("https://new.example"), false));

        assertThat(moved).isEqualTo(account.withUrl(URI.create("https://new.example")));
        assertThat(probed)
                .endsWith("https://new.example 7 "
                        + Objects.requireNonNull(secrets.get(account.id())).masked());
        assertThat(bed.store.coverage(account.id()).isEmpty()).isFalse();
    }

    @Test
    void anotherSystemIsNotTakenForTheOneThatMoved() {
        var account = addWithRows("work");
        var elsewhere = changes().withUrl("https://other.example");
        used = 300L;
        assertThat(failure(accounts.edit("work", elsewhere, false)))
                .isEqualTo(new Failure.AnotherAccount("work", "used-less"));
        used = 2000L;
        listsRows = false;
        assertThat(failure(accounts.edit("work", elsewhere, false)))
                .isEqualTo(new Failure.AnotherAccount("work", "rows-unknown"));
        assertThat(accounts.list()).as("nothing was saved").containsExactly(account);

        assertThat(value(accounts.edit("work", elsewhere, true)).url()).isEqualTo(URI.create("https://other.example"));
    }

    @Test
    void anotherUserIsSaidAndNeedsForce() {
        addWithRows("work");
        assertThat(failure(accounts.edit("work", changes().withUserId("9"), false)))
                .isEqualTo(new Failure.AnotherAccount("work", "another-user"));
        assertThat(value(accounts.edit("work", changes().withUserId("9"), true)).userId())
                .isEqualTo("9");
    }

    @Test
    void aWrongUserIdIsCorrectedFreelyBeforeAnythingWasRead() {
        probeFails = new Failure.UserIdRefused("New-Api-User");
        value(accounts.add(draft("work", "1"), TOKEN, SecretPlace.FILE, true));
        probeFails = null;
        assertThat(value(accounts.edit("work", changes().withUserId("9"), false))
                        .userId())
                .isEqualTo("9");
    }

    @Test
    void nothingIsSavedWhenTheTestFails() {
        var account = addWithRows("work");
        probeFails = new Failure.AuthRejected("no", "");
        var secret = changes().withSecret(OTHER_TOKEN, null);

        assertThat(failure(accounts.edit("work", secret, false))).isEqualTo(probeFails);
        assertThat(secrets).containsEntry(account.id(), new Secret(TOKEN.value() + "7"));

        value(accounts.edit("work", secret, true));
        assertThat(secrets).containsEntry(account.id(), OTHER_TOKEN);
        assertThat(accounts.find("work")).contains(account);
    }

    @Test
    void aRotatedTokenIsReplacedAndTheStopForgotten() {
        var account = addWithRows("work");
        value(bed.store.noteSync(account.id(), Instant.ofEpochSecond(NOW), "stopped", "auth-rejected: no"));

        assertThat(value(accounts.replaceSecret("work", OTHER_TOKEN, null))).isEqualTo(account);

        assertThat(secrets).containsEntry(account.id(), OTHER_TOKEN);
        assertThat(bed.queries.accounts().getFirst().state()).isEqualTo("new");
        savingFails = new Failure.NoKeyring("none");
        assertThat(failure(accounts.replaceSecret("work", TOKEN, null))).isEqualTo(savingFails);
        assertThat(secrets).containsEntry(account.id(), OTHER_TOKEN);
    }

    @Test
    void unitsAreTheUsersUntilTheyAreGivenBack() {
        add("work", "7");
        var own = new AccountChanges(
                null, null, null, null, null, null, "CNY", new BigDecimal(1000), false, null, null, null);
        var unit = value(accounts.edit("work", own, false)).unit();
        assertThat(unit.currency()).isEqualTo("CNY");
        assertThat(unit.saidBy()).isEqualTo(SaidBy.USER);

        var told = new AccountChanges(null, null, null, null, null, null, null, null, true, null, null, null);
        unit = value(accounts.edit("work", told, false)).unit();
        assertThat(unit.unitsPerCurrency()).isEqualByComparingTo("500000");
        assertThat(unit.saidBy()).isNotEqualTo(SaidBy.USER);
        assertThat(unit.currency()).isEqualTo("CNY");
    }

    @Test
    void anotherKindBringsItsUnit() {
        add("work", "7");
        answeringKind = AccountKind.DMXAPI;
        var kind = new AccountChanges(
                null, null, null, AccountKind.DMXAPI, null, null, null, null, false, null, null, null);
        var account = value(accounts.edit("work", kind, false));
        assertThat(account.kind()).isEqualTo(AccountKind.DMXAPI);
        assertThat(account.dialect()).isEqualTo("dmxapi");
        assertThat(account.unit().currency()).isEqualTo("CNY");
    }

    @Test
    void theModeIsRefusedWhereTheLineHasNoSums() {
        add("work", "7");
        assertThat(value(accounts.setMode("work", Account.Mode.AGGREGATES)).mode())
                .isEqualTo(Account.Mode.AGGREGATES);
        assertThat(value(accounts.setMode("work", Account.Mode.ROWS)).mode()).isEqualTo(Account.Mode.ROWS);
        answeringKind = AccountKind.ONE_API;
        var oneApi = new Draft(
                "old",
                AccountKind.ONE_API,
                "https://old.example",
                "1",
                Scope.SELF,
                null,
                null,
                "",
                "",
                Account.Mode.AGGREGATES);
        assertThat(failure(accounts.add(oneApi, TOKEN, SecretPlace.FILE, false)))
                .isEqualTo(new Failure.NoHourlySums("old.example"));
        assertThat(accounts.find("old")).isEmpty();
    }

    @Test
    void oneAddressHasSeveralUsersButNoneTwice() {
        add("work", "7");
        add("home", "8");
        assertThat(accounts.list()).hasSize(2);
        assertThat(failure(accounts.add(draft("again", "7"), OTHER_TOKEN, SecretPlace.FILE, false)))
                .isEqualTo(new Failure.SameAccount("work"));
        assertThat(failure(accounts.edit("home", changes().withUserId("7"), false)))
                .isEqualTo(new Failure.SameAccount("work"));
    }

    @Test
    void aRemovedAccountKeepsItsRowsUnderItsName() {
        var account = addWithRows("work");

        value(accounts.remove("work", true));

        assertThat(accounts.list()).isEmpty();
        assertThat(accounts.removed()).containsExactly(account.withRemoved(true));
        assertThat(secrets).isEmpty();
        assertThat(bed.queries.accounts()).isEmpty();
        assertThat(bed.queries.cacheState().accounts()).isZero();
        assertThat(bed.queries.cacheState().rows()).isEqualTo(2);
        assertThat(failure(accounts.test("work"))).isEqualTo(new Failure.BadInput("work", "no-such-account"));
    }

    @Test
    void theNameOfARemovedAccountCanBeUsedAgain() {
        var account = addWithRows("work");
        value(accounts.remove("work", true));
        add("work", "8");
        assertThat(accounts.removed()).extracting(Account::name).containsExactly("work (removed)");
        value(accounts.remove("work", true));
        add("work", "9");
        assertThat(accounts.removed()).extracting(Account::name).containsExactly("work (removed 2)", "work (removed)");
        assertThat(accounts.removed().getLast().id()).isEqualTo(account.id());
    }

    @Test
    void theSameUserAtTheSameAddressTakesTheRowsUpAgain() {
        var account = addWithRows("work");
        value(accounts.remove("work", true));
        var tested = value(accounts.test(draft("office", "7"), OTHER_TOKEN)).account();
        assertThat(accounts.revivedBy(tested))
                .hasValueSatisfying(before -> assertThat(before.id()).isEqualTo(account.id()));

        var revived = value(accounts.add(draft("office", "7"), OTHER_TOKEN, SecretPlace.FILE, false));

        assertThat(revived).isEqualTo(account.withName("office"));
        assertThat(accounts.removed()).isEmpty();
        assertThat(secrets).containsEntry(account.id(), OTHER_TOKEN);
        assertThat(bed.store.coverage(account.id()).intervals()).hasSize(1);
    }

    @Test
    void withoutItsSecretARemovedAccountStaysRemoved() {
        addWithRows("work");
        value(accounts.remove("work", true));
        savingFails = new Failure.NoKeyring("none");
        assertThat(failure(accounts.add(draft("work", "7"), TOKEN, SecretPlace.KEYRING, false)))
                .isEqualTo(savingFails);
        assertThat(accounts.list()).isEmpty();
        assertThat(accounts.removed()).hasSize(1);
    }

    @Test
    void rowsOfARemovedAccountCanBeDeletedLater() {
        var account = addWithRows("work");
        value(accounts.remove("work", true));
        value(accounts.remove("work", false));
        assertThat(accounts.removed()).isEmpty();
        assertThat(bed.store.newestRow(account.id(), NOW)).isEmpty();
        assertThat(failure(accounts.remove("work", false))).isInstanceOf(Failure.BadInput.class);
    }

    @Test
    void rowsOnTheirWayDoNotComeBackAfterTheAccountWasDeleted() {
        var account = addWithRows("work");
        value(accounts.remove("work", false));
        var late = new SliceCommit(
                account.id(),
                new Interval(NOW - 600, NOW - 500),
                List.of(TestRows.consume(NOW - 550, "a", 5)),
                account.unit(),
                true);
        assertThat(failure(bed.store.replaceSlice(late))).isInstanceOf(Failure.BadInput.class);
        assertThat(bed.store.newestRow(account.id(), NOW)).isEmpty();
    }
}
