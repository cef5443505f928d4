package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.HostBudget;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The background service: one loop per account on a virtual thread. Thread-safe.
public final class SyncService implements SyncControl {

    private static final Logger LOG = LoggerFactory.getLogger(SyncService.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private record Running(SourceLoop loop, Thread thread) {

        /// Whether this loop goes on and reads the account as it is now. The unit changes with each sync
        /// and is no reason to begin anew.
        boolean reads(Account account) {
            return thread.isAlive()
                    && !loop.stopping()
                    && loop.account().withUnit(QuotaUnit.DEFAULT).equals(account.withUnit(QuotaUnit.DEFAULT));
        }
    }

    private final UsageStore store;
    private final GatewayClients clients;
    private final Credentials credentials;
    private final SyncTime time;
    private final SyncSettings settings;
    private final AfterSync afterSync;
    private final RecordCollectors collectors;
    private final boolean readOnly;
    private final StateBoard board;
    private final Map<Long, Running> running = new LinkedHashMap<>();
    private boolean started;

    /// @param budgets of the hosts, as the client side keeps them
    /// @param readOnly another process writes to this home: nothing is ever asked here
    public SyncService(
            UsageStore store,
            GatewayClients clients,
            Credentials credentials,
            SyncTime time,
            SyncSettings settings,
            Supplier<List<HostBudget>> budgets,
            boolean readOnly) {
        this(store, clients, credentials, time, settings, AfterSync.NOTHING, RecordCollectors.NONE, budgets, readOnly);
    }

    /// @param afterSync done for each gateway's account whenever all its rows are read
    /// @param collectors reads what is no gateway
    public SyncService(
            UsageStore store,
            GatewayClients clients,
            Credentials credentials,
            SyncTime time,
            SyncSettings settings,
            AfterSync afterSync,
            RecordCollectors collectors,
            Supplier<List<HostBudget>> budgets,
            boolean readOnly) {
        this.afterSync = afterSync;
        this.collectors = collectors;
        this.store = store;
        this.clients = clients;
        this.credentials = credentials;
        this.time = time;
        this.settings = settings;
        this.readOnly = readOnly;
        this.board = new StateBoard(budgets, readOnly);
    }

    @Override
    public synchronized void start() {
        started = !readOnly;
        follow();
    }

    @Override
    public synchronized void refresh() {
        if (started) {
            running.values().forEach(one -> one.loop().refresh());
            follow();
        } else {
            start();
        }
    }

    @Override
    public synchronized void awake() {
        if (started) {
            running.values().forEach(one -> one.loop().awake());
        }
    }

    @Override
    public synchronized void cancel() {
        started = false;
        running.values().forEach(one -> one.loop().stop());
    }

    @Override
    public SyncState state() {
        return board.state();
    }

    @Override
    public AutoCloseable listen(Consumer<SyncState> listener) {
        return board.listen(listener);
    }

    @Override
    public synchronized void accountsChanged() {
        follow();
    }

    @Override
    public synchronized void secretReplaced(long accountId) {
        var before = running.get(accountId);
        if (before != null && started) {
            before.loop().stop();
            store.accounts().stream()
                    .filter(account -> account.id() == accountId && !account.paused())
                    .forEach(account -> start(account, before));
        }
        follow();
    }

    @Override
    public void close() {
        cancel();
        List<Running> ending;
        synchronized (this) {
            ending = List.copyOf(running.values());
            running.clear();
        }
        var until = System.nanoTime() + CLOSE_WITHIN.toNanos();
        for (var one : ending) {
            try {
                if (!one.thread().join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                    LOG.warn(
                            "account {} did not stop in time",
                            one.loop().account().id());
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Makes the loops those of the accounts that there are now.
    private void follow() {
        var accounts = store.accounts();
        var ids = accounts.stream().map(Account::id).collect(Collectors.toSet());
        board.keepOnly(ids);
        running.entrySet().removeIf(entry -> {
            if (ids.contains(entry.getKey())) {
                return false;
            }
            entry.getValue().loop().stop();
            return true;
        });
        accounts.forEach(this::follow);
    }

    private void follow(Account account) {
        var before = running.get(account.id());
        var wanted = started && !account.paused();
        if (before == null) {
            if (wanted) {
                start(account, null);
            } else {
                board.put(paused(account));
            }
        } else if (!wanted) {
            before.loop().stop();
        } else if (!before.reads(account)) {
            before.loop().stop();
            start(account, before);
        }
    }

    /// The loop before has to be through with its last transaction: two loops of one account would read
    /// the same gap.
    private void start(Account account, @Nullable Running before) {
        var loop = loop(account);
        var thread = Thread.ofVirtual().name("sync-" + account.id()).start(() -> {
            try {
                if (before != null) {
                    before.thread().join();
                }
            } catch (InterruptedException ended) {
                return;
            }
            loop.run();
        });
        running.put(account.id(), new Running(loop, thread));
    }

    private SourceLoop loop(Account account) {
        return account.kind().isGateway()
                ? new AccountLoop(account, store, clients, credentials, time, settings, afterSync, board)
                : collectors.loop(account, board::put);
    }

    private static AccountSync paused(Account account) {
        return new AccountSync(account.id(), account.name(), Phase.PAUSED, 0, null, 0, null, null, null, null);
    }
}
