package io.github.tallyglass.sync.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountChanges;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.sync.FileImports.FileKind;
import io.github.tallyglass.sync.FileImports.Joined;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the Python dashboard's configuration becomes. Testing an account at its server is another one's
/// work: here it goes well or not, as told.
class ImportedConfigurationTest {

    @TempDir
    Path folder;

    private Database database;
    private SqliteStore store;
    private ImportedFiles imports;
    private final List<String> asked = new ArrayList<>();
    private boolean answers = true;

    @BeforeEach
    void open() {
        database = value(Database.open(folder, Database.Mode.READ_WRITE));
        store = new SqliteStore(database, Clock.systemUTC());
        imports = new ImportedFiles(store, store.records(), accounts(), ListPrices.NONE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theServerIsAddedWithItsKey() {
        var file = config("{\"cliproxy_host\":\"10.0.0.7\",\"cliproxy_port\":8400,\"management_key\":\"mk-1\","
                + "\"poll_interval_seconds\":2,\"dashboard_port\":8320}");

        assertThat(imports.look(file)).isEqualTo(Result.ok(FileKind.CONFIGURATION));
        assertThat(joined(file, null, null)).satisfies(joined -> {
            assertThat(joined.added()).isTrue();
            assertThat(joined.account().name()).isEqualTo("CLIProxyAPI");
            assertThat(joined.account().url()).isEqualTo(URI.create("http://10.0.0.7:8400"));
        });
        assertThat(asked).containsExactly("add CLIPROXY http://10.0.0.7:8400 mk-1 FILE");
    }

    @Test
    void theEnvironmentsKeyGoesBeforeTheFiles() {
        var file = config("{\"management_key\":\"mk-1\"}");

        joined(file, "proxy", "mk-2");

        assertThat(asked).containsExactly("add CLIPROXY http://127.0.0.1:8317 mk-2 FILE");
        assertThat(store.accounts()).extracting(Account::name).containsExactly("proxy");
    }

    @Test
    void anAccountThatIsThereIsGivenTheKeyAndGoesOn() {
        value(store.addAccount(proxy("rows only", "http://127.0.0.1:8317", true)));
        var file = config("{\"cliproxy_port\":\"8317\",\"management_key\":\"mk-1\"}");

        assertThat(joined(file, null, null).added()).isFalse();
        assertThat(joined(file, null, null).added()).isFalse();

        assertThat(asked)
                .containsExactly(
                        "edit rows only url null mk-1 FILE",
                        "pause rows only false",
                        "edit rows only url null mk-1 FILE");
        assertThat(store.accounts()).hasSize(1);
    }

    @Test
    void aNamedAccountIsMovedToTheServersAddress() {
        value(store.addAccount(proxy("rows only", "http://127.0.0.1:8317", false)));

        joined(config("{\"cliproxy_port\":8400,\"management_key\":\"mk-1\"}"), "rows only", null);

        assertThat(asked).containsExactly("edit rows only url http://127.0.0.1:8400 mk-1 FILE");
    }

    @Test
    void nothingIsSavedWhereTheServerDoesNotAnswer() {
        answers = false;

        assertThat(imports.configuration(
                        config("{\"management_key\":\"mk-1\"}"), null, null, AccountService.SecretPlace.FILE))
                .isEqualTo(Result.err(new Failure.Unreachable("h", "refused")));
        assertThat(store.accounts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"cliproxy_host":"h"} | no-management-key
            {"management_key":""} | no-management-key
            {"management_key":"k","cliproxy_port":99999} | not-a-port
            {"management_key":"k","cliproxy_port":"x"} | not-a-port
            {"management_key":"k","cliproxy_host":"no host"} | not-an-address
            """)
    void whatCannotBeAskedIsRefused(String content, String detail) {
        assertThat(imports.configuration(config(content), null, null, AccountService.SecretPlace.FILE))
                .isInstanceOfSatisfying(
                        Result.Err.class,
                        wrong -> assertThat(wrong.failure())
                                .isInstanceOfSatisfying(
                                        Failure.BadInput.class,
                                        input -> assertThat(input.detail()).isEqualTo(detail)));
        assertThat(asked).isEmpty();
    }

    @Test
    void aHostOfIpv6IsAnAddress() {
        joined(config("{\"management_key\":\"k\",\"cliproxy_host\":\"::1\"}"), null, null);

        assertThat(asked).containsExactly("add CLIPROXY http://[::1]:8317 k FILE");
    }

    private Joined joined(Path file, String name, String key) {
        return value(imports.configuration(file, name, key, AccountService.SecretPlace.FILE));
    }

    private Path config(String content) {
        try {
            return Files.writeString(folder.resolve("config.json"), content);
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    private AccountService accounts() {
        return (AccountService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AccountService.class},
                (proxy, method, words) -> switch (method.getName()) {
                    case "add" -> add((AccountService.Draft) words[0], (Secret) words[1], words[2]);
                    case "edit" -> edit((String) words[0], (AccountChanges) words[1]);
                    case "pause" -> {
                        asked.add("pause " + words[0] + " " + words[1]);
                        yield store.updateAccount(named((String) words[0]).withPaused((Boolean) words[1]));
                    }
                    default -> throw new AssertionError(method.getName());
                });
    }

    private Result<Account> add(AccountService.Draft draft, Secret secret, Object place) {
        asked.add("add " + draft.kind() + " " + draft.url() + " " + secret.value() + " " + place);
        return answers
                ? store.addAccount(proxy(draft.name(), draft.url(), false))
                : Result.err(new Failure.Unreachable("h", "refused"));
    }

    private Result<Account> edit(String name, AccountChanges changes) {
        asked.add("edit " + name + " url " + changes.url() + " "
                + changes.secret().value() + " " + changes.place());
        return Result.ok(named(name));
    }

    private Account named(String name) {
        return store.accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Account proxy(String name, String url, boolean paused) {
        return new Account(
                0, name, AccountKind.CLIPROXY, "", URI.create(url), Scope.SELF, "", QuotaUnit.LIST_PRICE, paused);
    }

    private static <T> T value(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(Failure failure) -> throw new AssertionError(failure);
        };
    }
}
