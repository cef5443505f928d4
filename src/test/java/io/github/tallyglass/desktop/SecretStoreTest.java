package io.github.tallyglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.SecretStore.Place;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {

    private static final Account WORK = Samples.account(1, "work");
    private static final Secret FIRST = new Secret("first-invented-token");
    private static final Secret SECOND = new Secret("second-invented-token");

    @TempDir
    Path temp;

    private final FakeKeyring keyring = new FakeKeyring();
    private Path file;
    private SecretStore store;

    @BeforeEach
    void open() {
        file = temp.resolve("secrets.json");
        store = new SecretStore(new KeyringSecrets(temp, () -> keyring, Duration.ofSeconds(20)), new FileSecrets(file));
    }

    @Test
    void theSecretIsReadFromWhereItWasSavedLast() {
        store.save(WORK, FIRST, Place.KEYRING);
        assertThat(file).doesNotExist();
        assertThat(store.read(WORK)).isEqualTo(Result.ok(FIRST));

        store.save(WORK, SECOND, Place.FILE);
        assertThat(store.read(WORK)).isEqualTo(Result.ok(SECOND));

        store.save(WORK, FIRST, Place.KEYRING);
        assertThat(store.read(WORK)).isEqualTo(Result.ok(FIRST));
        assertThat(file).content().doesNotContain(SECOND.value());
    }

    @Test
    void forgettingLeavesNothingInEitherPlace() {
        store.save(WORK, FIRST, Place.KEYRING);
        store.save(WORK, SECOND, Place.FILE);

        assertThat(store.forget(WORK)).isEqualTo(Result.ok(WORK));

        assertThat(keyring.entries).isEmpty();
        assertThat(store.read(WORK)).isInstanceOf(Result.Err.class);
    }

    @Test
    void withoutAKeyringNothingIsSavedUnlessTheUserChoosesTheFile() {
        var bare = new SecretStore(new NoSecrets("none here"), new FileSecrets(file));

        assertThat(bare.save(WORK, FIRST, Place.KEYRING)).isEqualTo(Result.err(new Failure.NoKeyring("none here")));
        assertThat(file).doesNotExist();
        assertThat(bare.keyringTrouble()).isPresent();
        bare.save(WORK, FIRST, Place.FILE);
        assertThat(bare.read(WORK)).isEqualTo(Result.ok(FIRST));
        assertThat(bare.forget(WORK)).isEqualTo(Result.ok(WORK));
    }

    @Test
    void aBrokenFileDoesNotHideTheKeyring() throws IOException {
        store.save(WORK, FIRST, Place.KEYRING);
        Files.writeString(file, "{");

        assertThat(store.read(WORK)).isEqualTo(Result.ok(FIRST));
        assertThat(store.read(Samples.account(2, "home")))
                .as("what is broken is told")
                .isEqualTo(Result.err(new Failure.FileFault(file.toString(), "not valid JSON")));
    }
}
