package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.domain.UsageEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// One account at a simulated gateway, and runs over it.
final class Sim {

    static final long DAY = 86_400;

    /// 2026-11-18T12:00:00Z.
    static final long START = 1_795_003_200L;

    final SimClock clock = new SimClock(START);
    final SimGateway gateway = new SimGateway(clock);
    final MemoryStore store = new MemoryStore();
    final Account account;
    final Signal signal = new Signal();

    Sim() {
        account = ((Result.Ok<Account>) store.addAccount(account("work"))).value();
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
        return new SyncOnce(store, (a, secret) -> gateway, credentials(), clock)
                .run(store.accounts.get(account.id()), depth, state -> {}, signal);
    }

    /// Stored rows are the server's rows, as a multiset, in every covered second of `bounds`.
    void assertSame(Interval bounds, String what) {
        for (var covered : store.coverage(account.id()).within(bounds).intervals()) {
            var server = gateway.rows(covered).stream()
                    .map(row -> row.second() + " " + row.model() + " " + row.quota())
                    .sorted()
                    .toList();
            var local = stored(covered).stream()
                    .map(row -> row.createdAt() + " " + row.model() + " " + row.quota())
                    .sorted()
                    .toList();
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

    List<UsageEvent> stored(Interval bounds) {
        return store.rows(account.id(), bounds);
    }
}
