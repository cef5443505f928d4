package io.github.tallyglass.sync.collect;

import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.quota.DirectQuota;
import io.github.tallyglass.source.quota.QuotaGate;
import io.github.tallyglass.source.quota.TokenPlaces;
import io.github.tallyglass.source.quota.VendorServer;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.Subscriptions;
import io.github.tallyglass.sync.SyncTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// A cache on disk, providers on loopback, and a clock that moves when it is told to.
final class SubscriptionBed implements AutoCloseable {

    static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");

    final Path folder;
    final VendorServer vendors;
    final Http http;
    final Database database;
    final SqliteStore store;
    final SubscriptionParts parts;
    private volatile Instant now = BEGIN;

    SubscriptionBed(Path folder) {
        this.folder = folder;
        vendors = new VendorServer(clock());
        http = new Http(new HostBudgets(clock(), Sleeper.REAL, Pace.UNLIMITED), clock(), "test");
        database = ok(Database.open(folder.resolve("data"), Database.Mode.READ_WRITE));
        store = new SqliteStore(database, clock());
        parts = new SubscriptionParts(
                store,
                store.records(),
                new DirectQuota(http, clock(), new QuotaGate()),
                new TokenPlaces(_ -> null, folder),
                SyncTime.of(clock()));
    }

    /// @param place of the tokens
    Account account(AccountKind kind, Path place) {
        return ok(store.addAccount(new Account(
                        0, kind.word(), kind, "", vendors.base(kind.word()), Scope.SELF, "", QuotaUnit.DEFAULT, false)
                .withDefinition(Subscriptions.definition(place.toString()))));
    }

    void pass(Duration length) {
        now = now.plus(length);
    }

    Instant now() {
        return now;
    }

    /// What is kept of the account, as the window reads it.
    AccountView view(Account account) {
        return new SqliteQueries(database, store, clock())
                .accounts().stream()
                        .filter(one -> one.account().id() == account.id())
                        .findFirst()
                        .orElseThrow();
    }

    List<String> labels(Account account) {
        return view(account).readings().logins().stream()
                .map(login -> login.login().label())
                .toList();
    }

    LoginView login(Account account, String label) {
        return view(account).readings().logins().stream()
                .filter(view -> view.login().label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in " + labels(account)));
    }

    QuotaWindow window(Account account, String label, String id) {
        return login(account, label).windows().stream()
                .map(view -> view.window())
                .filter(window -> window.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    SubscriptionCollectors collectors() {
        return new SubscriptionCollectors(parts);
    }

    static Signal signal() {
        return new Signal();
    }

    @Override
    public void close() {
        http.close();
        vendors.close();
        database.close();
    }
}
