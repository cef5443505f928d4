package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.UsageStore;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One account at a simulated gateway, and runs over it.
final class Sim {

    static final long DAY = 86_400;

    /// 2026-11-18T12:00:00Z.
    static final long START = 1_795_003_200L;

    /// A stored row, as far as the simulated gateway tells rows apart.
    record Row(long second, String model, long quota) {
        @Override
        public String toString() {
            return second + " " + model + " " + quota;
        }
    }

    final SimClock clock;
    final SimGateway gateway;
    final MemoryStore store = new MemoryStore();
    final UsageStore kept;
    final Account account;
    final Signal signal = new Signal();

    /// What asks the gateway: the simulation itself, or a real client over the wire.
    GatewayClients clients;

    /// Run around each commit; a kill is thrown from here.
    Runnable beforeCommit = () -> {};

    Runnable afterCommit = () -> {};
    private final Function<Interval, List<Row>> stored;

    Sim() {
        clock = new SimClock(START);
        gateway = new SimGateway(clock);
        clients = (one, secret) -> gateway;
        kept = store;
        account = ((Result.Ok<Account>) store.addAccount(account("work"))).value();
        stored = bounds -> store.rows(account.id(), bounds).stream()
                .map(row -> new Row(row.createdAt(), row.model(), row.quota()))
                .toList();
    }

    /// Over another store than the one in memory.
    Sim(SimClock clock, UsageStore kept, Function<Interval, List<Row>> stored) {
        this.clock = clock;
        this.gateway = new SimGateway(clock);
        this.clients = (one, secret) -> gateway;
        this.kept = kept;
        this.account = ((Result.Ok<Account>) kept.addAccount(account("work"))).value();
        this.stored = stored;
    }

    static Account account(String name) {
        return new Account(
                0,
                name,
                AccountKind.NEW_API,
                "new-api",
                URI.create("https://gateway.example"),
                Scope.SELF,
                "1",
                QuotaUnit.DEFAULT,
                false);
    }

    static Credentials credentials() {
        return new Credentials() {
            @Override
            public Result<Secret> read(Account account) {
                return Result.ok(new Secret("token"));
            }

            @Override
            public Result<Account> save(Account account, Secret secret, AccountService.SecretPlace place) {
                return Result.ok(account);
            }

            @Override
            public void forget(Account account) {}
        };
    }

    /// A row listed as soon as it was written.
    void row(long second, long quota) {
        gateway.plan(new SimGateway.Planned(second, second * 1000, quota, "m"));
    }

    SyncOutcome sync(SyncDepth depth) {
        gateway.planned();
        return new SyncOnce(hooked(), clients, credentials(), clock)
                .run(kept.accounts().getFirst(), depth, state -> {}, signal);
    }

    /// Stored rows are the server's rows, as a multiset, in every covered second of `bounds`.
    void assertSame(Interval bounds, String what) {
        for (var covered : kept.coverage(account.id()).within(bounds).intervals()) {
            var server = gateway.rows(covered).stream()
                    .map(row -> row.second() + " " + row.model() + " " + row.quota())
                    .sorted()
                    .toList();
            var local = stored(covered).stream().map(Row::toString).sorted().toList();
            if (!local.equals(server)) {
                var lacking = new ArrayList<>(server);
                local.forEach(lacking::remove);
                var surplus = new ArrayList<>(local);
                server.forEach(surplus::remove);
                assertThat(lacking).as(what + " lacking in " + covered).isEmpty();
                assertThat(surplus).as(what + " too many in " + covered).isEmpty();
            }
        }
    }

    List<Row> stored(Interval bounds) {
        return stored.apply(bounds);
    }

    private UsageStore hooked() {
        return (UsageStore) Proxy.newProxyInstance(
                Sim.class.getClassLoader(), new Class<?>[] {UsageStore.class}, (self, method, arguments) -> {
                    var commit = method.getName().equals("replaceSlice");
                    if (commit) {
                        beforeCommit.run();
                    }
                    var result = method.invoke(kept, arguments);
                    if (commit) {
                        afterCommit.run();
                    }
                    return result;
                });
    }
}
