package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.AuthFile;
import io.github.tallyglass.source.cliproxy.KeyVerdict;
import io.github.tallyglass.source.cliproxy.ManagementApi;
import io.github.tallyglass.source.cliproxy.PassiveReadings;
import io.github.tallyglass.source.cliproxy.QueueChoice;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.source.cliproxy.RecordReader;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.store.UsageStore.Reading;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that reads one account at a CLIProxyAPI: its management, its logins' windows, and what its
/// queue is collected with. They share one verdict on the key.
final class ProxySession {

    private static final Logger LOG = LoggerFactory.getLogger(ProxySession.class);

    /// Questions about windows under way at once.
    private static final int MOST_QUESTIONS = 2;

    private final CollectParts parts;
    private final Account account;
    private final KeyVerdict verdict;
    private final ManagementApi api;
    private final ServerLabels labels = new ServerLabels();
    private final Arrivals arrivals = new Arrivals();
    private final QuotaSchedule schedule = new QuotaSchedule(MOST_QUESTIONS);
    private final ProxyWatch watch;
    private final QuotaRound round;

    ProxySession(CollectParts parts, Account account) {
        this.parts = parts;
        this.account = account;
        verdict = new KeyVerdict(parts.clock());
        api = new ManagementApi(
                parts.http(), account.url(), () -> parts.queue().credentials().read(account), verdict, parts.clock());
        watch = new ProxyWatch(account.id(), api, verdict, parts.queue().records(), labels, arrivals::count);
        round = new QuotaRound(
                account.id(), parts.queue().records(), schedule, parts.queue().time());
        recall();
    }

    /// A cache that cannot be read now is no reason not to begin.
    private void recall() {
        try {
            watch.recall();
        } catch (StoreException broken) {
            LOG.warn("logins of account {} are not known yet: {}", account.id(), broken.getMessage());
        }
    }

    Instant now() {
        return parts.queue().time().now();
    }

    KeyVerdict verdict() {
        return verdict;
    }

    ManagementApi api() {
        return api;
    }

    ProxyWatch watch() {
        return watch;
    }

    QuotaSchedule schedule() {
        return schedule;
    }

    QuotaRound round() {
        return round;
    }

    Consumer<AccountSync> watching(Consumer<AccountSync> told) {
        return arrivals.watching(told, watch::recordCame);
    }

    /// @param refreshed the server's logins have changed
    QueueAccount queue(Runnable refreshed) {
        var mode = QueueChoice.read(account.definition()) instanceof Result.Ok<QueueMode>(QueueMode chosen)
                ? chosen
                : QueueMode.POP;
        return new QueueAccount(
                account,
                mode,
                new RecordReader(labels),
                watch,
                new PassiveQuota(
                        account.id(),
                        parts.queue().records(),
                        schedule,
                        new PassiveReadings(parts.clock()),
                        watch::refs),
                verdict,
                refreshed);
    }

    /// Asks the server what it says of itself, and notes whom to ask for windows from now on. What it
    /// fails with is noted beside the account's windows; rows are read all the same.
    Result<List<AuthFile>> look() {
        var now = parts.queue().time().now();
        var looked = watch.look(now);
        switch (looked) {
            case Result.Ok<List<AuthFile>>(List<AuthFile> files) -> {
                round.logins(files.stream()
                        .flatMap(file -> ProxiedLogin.of(file, api, parts.sources()).stream())
                        .toList());
                noted(parts.queue()
                        .store()
                        .noteReading(account.id(), Reading.answered(ReadingKind.WINDOWS, now, watch.version())));
            }
            case Result.Err<List<AuthFile>>(Failure.Cancelled _) -> {}
            case Result.Err<List<AuthFile>>(Failure failure) -> {
                LOG.info("management of account {}: {}", account.id(), failure.code());
                noted(parts.queue()
                        .store()
                        .noteReading(account.id(), Reading.failed(ReadingKind.WINDOWS, now, failure, watch.version())));
            }
        }
        return looked;
    }

    private void noted(Result<Long> stored) {
        if (stored instanceof Result.Err<Long>(Failure failure)) {
            LOG.warn("how account {} was asked could not be noted: {}", account.id(), failure.code());
        }
    }
}
