package io.github.tallyglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javakeyring.BackendNotSupportedException;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyringSecretsTest {

    private static final Path HOME = Path.of("/homes/one");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Secret SECRET = new Secret("invented-token-0123456789");

    @Test
    void keepsHomesAndAccountsApart() {
        var keyring = new FakeKeyring();
        var one = new KeyringSecrets(HOME, () -> keyring, PATIENCE);
        var two = new KeyringSecrets(Path.of("/homes/two"), () -> keyring, PATIENCE);
        var account = Samples.account(1, "work");

        assertThat(one.save(account, SECRET)).isEqualTo(Result.ok(account));
        assertThat(two.save(account, new Secret("b"))).isEqualTo(Result.ok(account));

        assertThat(one.read(account)).isEqualTo(Result.ok(SECRET));
        assertThat(one.read(Samples.account(2, "x")))
                .isEqualTo(Result.err(new Failure.SecretMissing("x", "no such entry")));
        assertThat(one.forget(account)).isEqualTo(Result.ok(account));
        assertThat(one.forget(account)).as("nothing left to forget").isEqualTo(Result.ok(account));
        assertThat(two.read(account)).isEqualTo(Result.ok(new Secret("b")));
        assertThat(one.trouble()).isEmpty();
    }

    @Test
    void noBackendAndNoLibraryAreTheSameToTheUser() {
        var none = new KeyringSecrets(
                HOME,
                () -> {
                    throw new BackendNotSupportedException("none here");
                },
                PATIENCE);
        var unlinked = new KeyringSecrets(
                HOME,
                () -> {
                    throw new UnsatisfiedLinkError("libjnidispatch");
                },
                PATIENCE);

        assertThat(none.trouble()).contains(new Failure.NoKeyring("none here"));
        assertThat(none.save(Samples.account(1, "work"), SECRET))
                .isEqualTo(Result.err(new Failure.NoKeyring("none here")));
        assertThat(unlinked.trouble()).containsInstanceOf(Failure.NoKeyring.class);
    }

    @Test
    void aKeyringThatHangsIsGivenUpAndHoldsOneThread() {
        var release = new CountDownLatch(1);
        var opened = new AtomicInteger();
        var keyring = new FakeKeyring();
        var secrets = new KeyringSecrets(
                HOME,
                () -> {
                    opened.incrementAndGet();
                    awaitQuietly(release);
                    return keyring;
                },
                Duration.ofMillis(50));

        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(secrets.trouble()).containsInstanceOf(Failure.NoKeyring.class);
        }
        assertThat(opened).hasValue(1);
        release.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
