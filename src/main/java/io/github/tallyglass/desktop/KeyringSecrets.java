package io.github.tallyglass.desktop;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The system's keyring: Secret Service, Keychain or Credential Manager. Each call opens it anew, because
/// a session bus may come and go while the program runs. A keyring that does not answer (a question that
/// nobody sees, a bus that hangs) is given up after a time; it then holds one thread, not one for each
/// attempt.
public final class KeyringSecrets implements Secrets {

    /// Under this name the entries show up in the system's own keyring programs.
    static final String SERVICE = "Tallyglass";

    /// Long enough to type the password that unlocks a keyring.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(KeyringSecrets.class);

    private final String home;
    private final Keyring.Opener opener;
    private final Duration patience;
    private final Semaphore turn = new Semaphore(1);

    /// @param home two homes may have an account with the same id; their secrets are kept apart by this
    ///     folder
    public KeyringSecrets(Path home) {
        this(home, SystemKeyring::new, PATIENCE);
    }

    KeyringSecrets(Path home, Keyring.Opener opener, Duration patience) {
        this.home = home.toAbsolutePath().normalize().toString();
        this.opener = opener;
        this.patience = patience;
    }

    @Override
    public Result<Secret> read(Account account) {
        return ask(keyring -> {
            try {
                return Result.ok(new Secret(keyring.get(SERVICE, entry(account))));
            } catch (PasswordAccessException e) {
                return Result.err(new Failure.SecretMissing(account.name(), words(e)));
            }
        });
    }

    @Override
    public Result<Account> save(Account account, Secret secret) {
        return ask(keyring -> {
            keyring.set(SERVICE, entry(account), secret.value());
            return Result.ok(account);
        });
    }

    @Override
    public Result<Account> forget(Account account) {
        return ask(keyring -> {
            try {
                keyring.delete(SERVICE, entry(account));
            } catch (PasswordAccessException e) {
                LOG.debug("nothing to forget for account {}: {}", account.id(), words(e));
            }
            return Result.ok(account);
        });
    }

    @Override
    public Optional<Failure> trouble() {
        return ask(keyring -> Result.ok(true)) instanceof Result.Err<Boolean>(Failure failure)
                ? Optional.of(failure)
                : Optional.empty();
    }

    private String entry(Account account) {
        return "account " + account.id() + " in " + home;
    }

    private <T> Result<T> ask(Question<T> question) {
        try {
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return silent();
            }
            var answer = new CompletableFuture<Result<T>>();
            Thread.ofPlatform().daemon().name("keyring").start(() -> {
                try {
                    answer.complete(put(question));
                } finally {
                    turn.release();
                }
            });
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return silent();
        } catch (ExecutionException e) {
            return Result.err(new Failure.NoKeyring(words(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.err(new Failure.Cancelled());
        }
    }

    /// Backends fail in many ways (D-Bus errors are unchecked, a missing native library is a linkage
    /// error); all mean that the keyring is of no use just now.
    private <T> Result<T> put(Question<T> question) {
        try (var keyring = opener.open()) {
            return question.put(keyring);
        } catch (Exception | LinkageError e) {
            LOG.info("no keyring: {}", words(e));
            return Result.err(new Failure.NoKeyring(words(e)));
        }
    }

    private <T> Result<T> silent() {
        return Result.err(new Failure.NoKeyring("no answer within " + patience.toSeconds() + " s"));
    }

    private static String words(Throwable e) {
        var message = e.getMessage();
        return message == null || e instanceof LinkageError ? e.toString() : message;
    }

    private interface Question<T> {
        Result<T> put(Keyring keyring) throws PasswordAccessException, BackendNotSupportedException;
    }
}
