package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.cliproxy.KeyVerdict;
import io.github.tallyglass.source.cliproxy.ManagementApi;
import io.github.tallyglass.source.cliproxy.ProxyGreeting;
import io.github.tallyglass.source.quota.QuotaSource;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.sync.RecordCollectors;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SourceLoop;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Reads accounts at a CLIProxyAPI, and has those of subscriptions read.
public final class Collecting implements RecordCollectors {

    private final CollectParts parts;
    private final RecordCollectors subscriptions;
    private final Map<Long, ProxyLoop> loops = new ConcurrentHashMap<>();

    /// @param queue what queues are collected with
    /// @param subscriptions reads logins with the token files of this machine
    public Collecting(QueueParts queue, Http http, Clock clock, RecordCollectors subscriptions) {
        this(new CollectParts(queue, http, clock, QuotaSource::of), subscriptions);
    }

    Collecting(CollectParts parts, RecordCollectors subscriptions) {
        this.parts = parts;
        this.subscriptions = subscriptions;
    }

    @Override
    public SourceLoop loop(Account account, Consumer<AccountSync> told) {
        if (account.kind().isSubscription()) {
            return subscriptions.loop(account, told);
        }
        var loop = new ProxyLoop(parts, account, told);
        loops.put(account.id(), loop);
        return loop;
    }

    @Override
    public SyncOutcome collect(Account account, Consumer<AccountSync> told, Signal signal) {
        return account.kind().isSubscription()
                ? subscriptions.collect(account, told, signal)
                : new ProxyPass(parts, account).collect(told, signal);
    }

    @Override
    public Result<Account> readLeft(Account account, Signal signal) {
        return account.kind().isSubscription()
                ? subscriptions.readLeft(account, signal)
                : new ProxyPass(parts, account).readLeft(signal);
    }

    @Override
    public Result<Tested> test(Draft draft, Secret secret) {
        return draft.kind().isSubscription()
                ? subscriptions.test(draft, secret)
                : new ProxyProbe(parts).test(draft, secret);
    }

    @Override
    public Optional<AccountKind> recognised(String url) {
        return ProxyGreeting.isProxy(parts.http(), url) ? Optional.of(AccountKind.CLIPROXY) : Optional.empty();
    }

    /// The server writes its configuration file anew for it.
    @Override
    public Result<Boolean> setStatistics(Account account, boolean on) {
        if (account.kind().isSubscription()) {
            return subscriptions.setStatistics(account, on);
        }
        var api = new ManagementApi(
                parts.http(),
                account.url(),
                () -> parts.queue().credentials().read(account),
                new KeyVerdict(parts.clock()),
                parts.clock());
        var now = api.setStatistics(on).flatMap(_ -> api.statistics());
        if (now instanceof Result.Ok<Boolean>(Boolean writes)) {
            var loop = loops.get(account.id());
            if (loop != null && !loop.stopping()) {
                loop.statistics(writes);
            }
        }
        return now;
    }
}
