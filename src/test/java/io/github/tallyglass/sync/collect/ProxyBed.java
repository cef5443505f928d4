package io.github.tallyglass.sync.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.cliproxy.TestTime;
import io.github.tallyglass.source.cliproxy.UsageQueue;
import io.github.tallyglass.source.cliproxy.server.CpaManagement;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.source.quota.VendorReplies;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SpoolLimits;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.Credentials;
import io.github.tallyglass.sync.RecordCollectors;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SourceLoop;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A real cache, a real spool and one account at a CLIProxyAPI of ours, which passes questions on to
/// providers of ours; only time is the test's. Waits are over in a moment, whatever their length.
final class ProxyBed implements AutoCloseable {

    static final String CODEX = "87953d463363e9e7";
    static final String CLAUDE = "1b10f476be51e644";
    static final String ANTIGRAVITY = "7f004d3bd5a65cb5";

    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    final TestTime clock = new TestTime();
    final CpaServer server;
    final Database database;
    final SqliteStore store;
    final Collecting collecting;
    final Account account;
    final List<String> asked = new CopyOnWriteArrayList<>();
    final AtomicReference<@Nullable AccountSync> latest = new AtomicReference<>();
    volatile String key = CpaServer.KEY;
    volatile int refusal;
    private final Http http;
    private @Nullable SourceLoop loop;
    private @Nullable Thread thread;

    ProxyBed(Path home, String definition) throws IOException {
        server = new CpaServer(clock);
        server.management().upstream = call -> {
            asked.add(call.path("auth_index").asString("") + " " + call);
            var url = call.path("url").asString("");
            if (refusal != 0) {
                return CpaManagement.upstreamReply(refusal, Map.of("Retry-After", "0"), "{\"error\":{}}");
            }
            return url.endsWith("/wham/usage")
                    ? reply(VendorReplies.codex("a@example.com", 37, 12, clock.instant()))
                    : url.endsWith("/oauth/usage")
                            ? reply(VendorReplies.claude("42.0", "18.5", clock.instant()))
                            : CpaManagement.upstreamReply(404, Map.of(), "{}");
        };
        database = ((Result.Ok<Database>) Database.open(home, Database.Mode.READ_WRITE)).value();
        store = new SqliteStore(database, clock);
        http = new Http(new HostBudgets(clock, length -> clock.forward(length), Pace.UNLIMITED), clock, "test");
        var queue = new QueueParts(
                home,
                new UsageQueue(http),
                new Keys(),
                store,
                store.records(),
                ListPrices.NONE,
                time(),
                CollectSettings.DEFAULT.withLimits(
                        SpoolLimits.DEFAULT.withKeepFree(0).withSizes(64 << 10, 256 << 10)));
        collecting = new Collecting(queue, http, clock, RecordCollectors.NONE);
        account = ((Result.Ok<Account>) store.addAccount(new Account(
                        0,
                        "cpa",
                        AccountKind.CLIPROXY,
                        "cliproxy",
                        server.url(),
                        Scope.SELF,
                        "",
                        QuotaUnit.LIST_PRICE,
                        false,
                        Account.Mode.ROWS,
                        false,
                        definition,
                        Account.Chosen.KIND)))
                .value();
    }

    private static io.github.tallyglass.source.cliproxy.server.CpaReply reply(String body) {
        return CpaManagement.upstreamReply(200, Map.of("Content-Type", "application/json"), body);
    }

    private final class Keys implements Credentials {
        @Override
        public Result<Secret> read(Account of) {
            return Result.ok(new Secret(key));
        }

        @Override
        public Result<Account> save(Account of, Secret secret, SecretPlace place) {
            return Result.ok(of);
        }

        @Override
        public void forget(Account of) {}
    }

    private SyncTime time() {
        return new SyncTime() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void pause(Duration length, Signal signal) {
                signal.await(Duration.ofMillis(3));
            }
        };
    }

    SourceLoop start() {
        var running = collecting.loop(account, latest::set);
        loop = running;
        thread = Thread.ofVirtual().start(running);
        return running;
    }

    /// Waits in real time, while the test's clock stands.
    void until(String what, BooleanSupplier done) {
        var end = System.nanoTime() + PATIENCE_NANOS;
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waiting until " + what + ", now " + latest.get())
                    .isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Moves the clock on and waits for the look at the server that is due then.
    void nextLook() {
        var before = requests("GET /v0/management/auth-files");
        clock.forward(Duration.ofMinutes(5).plusSeconds(1));
        until("the server is looked at", () -> requests("GET /v0/management/auth-files") > before);
        // The questions behind it belong to it.
        var settled = server.log().requests().size();
        for (var same = 0; same < 50; same++) {
            LockSupport.parkNanos(2_000_000);
            if (server.log().requests().size() != settled) {
                settled = server.log().requests().size();
                same = 0;
            }
        }
    }

    long requests(String route) {
        return server.log().requests().stream()
                .filter(request -> request.route().equals(route))
                .count();
    }

    long count(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    void stop() throws InterruptedException {
        if (loop != null && thread != null) {
            loop.stop();
            thread.join();
        }
    }

    @Override
    public void close() throws Exception {
        stop();
        http.close();
        database.close();
        server.close();
    }
}
