package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.AuthFile;
import io.github.tallyglass.source.cliproxy.ClientKey;
import io.github.tallyglass.source.cliproxy.ConfiguredKey;
import io.github.tallyglass.source.cliproxy.KeyVerdict;
import io.github.tallyglass.source.cliproxy.ManagementApi;
import io.github.tallyglass.source.cliproxy.ServerConfig;
import io.github.tallyglass.store.RecordStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps in view what a CLIProxyAPI says of itself: its logins, whether it writes records and how long it
/// keeps them, its clients' keys. Each question costs the server a slow hash, so that they come every five
/// minutes, and those about keys every hour. Looks are taken by one thread; the facts are for any.
final class ProxyWatch implements ServerFacts {

    static final Duration EVERY = Duration.ofMinutes(5);

    private static final Duration KEYS_EVERY = Duration.ofHours(1);

    private final long accountId;
    private final ManagementApi api;
    private final KeyVerdict verdict;
    private final RecordStore store;
    private final ServerLabels labels;
    private final LongSupplier arrivals;
    private final OtherConsumer consumer = new OtherConsumer();
    private volatile @Nullable ServerConfig config;
    private volatile List<AuthFile> files = List.of();
    private volatile Set<String> refs = Set.of();
    private @Nullable Instant keysReadAt;

    /// @param arrivals grows whenever records have come
    ProxyWatch(
            long accountId,
            ManagementApi api,
            KeyVerdict verdict,
            RecordStore store,
            ServerLabels labels,
            LongSupplier arrivals) {
        this.accountId = accountId;
        this.api = api;
        this.verdict = verdict;
        this.store = store;
        this.labels = labels;
        this.arrivals = arrivals;
    }

    /// What was known when the program ended last, until the server is asked.
    void recall() {
        know(store.logins(accountId));
    }

    /// The credentials as they were listed last.
    List<AuthFile> files() {
        return files;
    }

    /// [Login#ref()] of all logins.
    Set<String> refs() {
        return refs;
    }

    /// A record was fetched: nobody else takes them all.
    void recordCame() {
        consumer.recordCame();
    }

    /// Asks everything that is due. What one question fails with does not keep the others from being
    /// asked, unless it concerns all of them.
    ///
    /// @return the list of credentials, or why there is none
    Result<List<AuthFile>> look(Instant now) {
        switch (readConfig()) {
            case Result.Ok<ServerConfig>(ServerConfig told) -> config = told;
            case Result.Err<ServerConfig>(Failure failure) -> {
                if (concernsAll(failure)) {
                    return Result.err(failure);
                }
            }
        }
        var listed = api.authFiles().flatMap(list -> noted(list, now));
        if (listed instanceof Result.Err<List<AuthFile>>(Failure failure) && concernsAll(failure)) {
            return listed;
        }
        suspect();
        if (keysReadAt == null || !now.isBefore(keysReadAt.plus(KEYS_EVERY))) {
            keysReadAt = now;
            if (api.clientKeys() instanceof Result.Ok<List<ClientKey>>(List<ClientKey> keys)) {
                labels.clients(keys);
            }
            if (api.configuredKeys() instanceof Result.Ok<List<ConfiguredKey>>(List<ConfiguredKey> keys)) {
                labels.configured(keys);
            }
        }
        return listed;
    }

    /// The server writes records from now on, or does not.
    void statistics(boolean on) {
        var known = config;
        config = new ServerConfig(on, known == null ? 0 : known.retentionSeconds());
    }

    /// Some servers tell no more than whether records are written.
    private Result<ServerConfig> readConfig() {
        var told = api.config();
        return told instanceof Result.Err<ServerConfig>(Failure failure) && !concernsAll(failure)
                ? api.statistics().map(on -> new ServerConfig(on, 0))
                : told;
    }

    private Result<List<AuthFile>> noted(List<AuthFile> list, Instant now) {
        LoginList.renamed(list, store.logins(accountId))
                .forEach((before, after) -> store.renameLogin(accountId, before, after));
        var logins = LoginList.of(list, store.logins(accountId), now);
        return store.noteLogins(accountId, logins, now).map(_ -> {
            files = list;
            know(logins);
            return list;
        });
    }

    private void know(List<Login> logins) {
        labels.logins(logins);
        refs = logins.stream().map(Login::ref).collect(Collectors.toUnmodifiableSet());
    }

    /// The server's own counts of API keys are worth a question only while nothing comes.
    private void suspect() {
        var came = arrivals.getAsLong();
        var ofKeys = consumer.hasComeSince(came) ? OptionalLong.empty() : keyRequests();
        var ofLogins = files.stream().mapToLong(AuthFile::requests).sum();
        consumer.look(ofLogins, ofKeys, came, Boolean.TRUE.equals(statistics()));
    }

    private OptionalLong keyRequests() {
        return api.keyRequests() instanceof Result.Ok<Long>(Long requests)
                ? OptionalLong.of(requests)
                : OptionalLong.empty();
    }

    @Override
    public String version() {
        return api.version();
    }

    @Override
    public @Nullable Boolean statistics() {
        var known = config;
        return known == null ? null : known.statistics();
    }

    @Override
    public @Nullable Integer retentionSeconds() {
        var known = config;
        return known == null || known.retentionSeconds() <= 0 ? null : known.retentionSeconds();
    }

    @Override
    public boolean otherConsumer() {
        return consumer.suspected();
    }

    @Override
    public @Nullable Instant bannedUntil() {
        return verdict.bannedUntil();
    }

    /// The server answers no question of this kind, whatever it is about.
    private static boolean concernsAll(Failure failure) {
        return switch (failure) {
            case Failure.WrongManagementKey _,
                    Failure.AddressBanned _,
                    Failure.RemoteManagementOff _,
                    Failure.ManagementOff _,
                    Failure.HomeMode _,
                    Failure.SecretMissing _,
                    Failure.NoKeyring _,
                    Failure.Unreachable _,
                    Failure.TimedOut _,
                    Failure.Cancelled _,
                    Failure.RedirectedAway _ -> true;
            default -> false;
        };
    }
}
