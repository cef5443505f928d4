package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.AuthFile;
import io.github.tallyglass.source.cliproxy.ManagementApi;
import io.github.tallyglass.source.cliproxy.ServerConfig;
import io.github.tallyglass.store.RecordStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps in view what a CLIProxyAPI says of itself: its logins, whether it writes records and how long it
/// keeps them, its clients' keys. Each question costs the server a slow hash, so that they come every five
/// minutes, and those about keys every hour. Used by one thread; the facts may be read by any.
final class ProxyWatch {

    static final Duration EVERY = Duration.ofMinutes(5);

    private static final Duration KEYS_EVERY = Duration.ofHours(1);

    private final long accountId;
    private final ManagementApi api;
    private final RecordStore store;
    private final ServerLabels labels;
    private final LongSupplier fetched;
    private final OtherConsumer consumer = new OtherConsumer();
    private volatile ToldFacts facts = ToldFacts.NOTHING;
    private volatile List<AuthFile> files = List.of();
    private Instant keysReadAt = Instant.MIN;

    /// @param fetched how many records were fetched since the watch began
    ProxyWatch(long accountId, ManagementApi api, RecordStore store, ServerLabels labels, LongSupplier fetched) {
        this.accountId = accountId;
        this.api = api;
        this.store = store;
        this.labels = labels;
        this.fetched = fetched;
        labels.logins(store.logins(accountId));
    }

    ToldFacts facts() {
        return facts;
    }

    /// The credentials as they were listed last.
    List<AuthFile> files() {
        return files;
    }

    /// A record was fetched: nobody else takes them all.
    void recordCame() {
        if (facts.otherConsumer()) {
            consumer.recordCame();
            tell(facts.statistics(), facts.retentionSeconds());
        }
    }

    /// Asks everything that is due. What one question fails with does not keep the others from being
    /// asked, unless it concerns all of them.
    ///
    /// @return the logins' list, or why there is none
    Result<List<AuthFile>> look(Instant now) {
        var config = config();
        if (config instanceof Result.Err<ServerConfig>(Failure failure) && concernsAll(failure)) {
            return failed(failure, now);
        }
        if (config instanceof Result.Ok<ServerConfig>(ServerConfig told)) {
            tell(told.statistics(), told.retentionSeconds() > 0 ? told.retentionSeconds() : null);
        }
        var listed = api.authFiles().flatMap(list -> noted(list, now));
        if (listed instanceof Result.Err<List<AuthFile>>(Failure failure)) {
            return failed(failure, now);
        }
        suspect();
        if (!now.isBefore(later(keysReadAt))) {
            keysReadAt = now;
            readKeys();
        }
        return listed;
    }

    private static Instant later(Instant read) {
        return read.equals(Instant.MIN) ? read : read.plus(KEYS_EVERY);
    }

    /// Older servers tell no more than whether records are written.
    private Result<ServerConfig> config() {
        var told = api.config();
        return told instanceof Result.Err<ServerConfig>(Failure failure) && !concernsAll(failure)
                ? api.statistics().map(on -> new ServerConfig(on, 0))
                : told;
    }

    private Result<List<AuthFile>> noted(List<AuthFile> list, Instant now) {
        var known = store.logins(accountId);
        var logins = LoginList.of(list, known, now);
        return store.noteLogins(accountId, logins, now).map(_ -> {
            files = list;
            labels.logins(logins);
            return list;
        });
    }

    /// The server's own counts of API keys are worth a question only while nothing comes.
    private void suspect() {
        var ours = fetched.getAsLong();
        var counted = files.stream().mapToLong(AuthFile::requests).sum();
        if (ours == 0 && api.keyRequests() instanceof Result.Ok<Long>(Long keys)) {
            counted += keys;
        }
        consumer.look(counted, ours, Boolean.TRUE.equals(facts.statistics()));
        tell(facts.statistics(), facts.retentionSeconds());
    }

    private void readKeys() {
        api.clientKeys().map(keys -> {
            labels.clients(keys);
            return keys;
        });
        api.configuredKeys().map(keys -> {
            labels.configured(keys);
            return keys;
        });
    }

    private Result<List<AuthFile>> failed(Failure failure, Instant now) {
        tell(facts.statistics(), facts.retentionSeconds());
        if (failure instanceof Failure.AddressBanned(var _, Duration left)) {
            facts = facts.withBan(now.plus(left));
        }
        return Result.err(failure);
    }

    private void tell(@Nullable Boolean statistics, @Nullable Integer retention) {
        facts = new ToldFacts(api.version(), statistics, retention, consumer.suspected(), null);
    }

    /// The server answers no question of this kind, whatever it is about.
    static boolean concernsAll(Failure failure) {
        return switch (failure) {
            case Failure.WrongManagementKey _,
                    Failure.AddressBanned _,
                    Failure.RemoteManagementOff _,
                    Failure.ManagementOff _,
                    Failure.HomeMode _,
                    Failure.Unreachable _,
                    Failure.TimedOut _,
                    Failure.Cancelled _,
                    Failure.RedirectedAway _ -> true;
            default -> false;
        };
    }
}
