package io.github.tallyglass.sync;

import static io.github.tallyglass.source.gateway.LineGateway.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.source.gateway.Line;
import io.github.tallyglass.source.gateway.LineGateway;
import io.github.tallyglass.source.gateway.ReplayGateway;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The real way from a server of a line into a real store, without waits.
final class LineBed implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(ReplayGateway.CAPTURED_AT, ZoneOffset.UTC);

    final SqliteStore store;
    final GatewayAccounts accounts;
    final GatewayClients clients;
    final Credentials credentials;

    private final Http http = new Http(new HostBudgets(CLOCK, Sleeper.REAL, Pace.UNLIMITED), CLOCK, "test");
    private final Database database;

    LineBed(Path home, Line line, Scope scope) {
        database = ((Result.Ok<Database>) Database.open(home, Database.Mode.READ_WRITE)).value();
        store = new SqliteStore(database, CLOCK);
        var gateways = new Gateways(http, CLOCK);
        var probe = new GatewayProbe(gateways);
        clients = new ProbingClients(gateways, probe);
        credentials = holding(scope == Scope.ADMIN ? line.adminToken() : line.token());
        accounts = new GatewayAccounts(store, credentials, probe, () -> {});
    }

    /// @param dialect `""` to have it found
    Account add(LineGateway gateway, Line line, Scope scope, String dialect) {
        var admin = scope == Scope.ADMIN;
        var draft = new Draft(
                "a",
                line.kind(),
                gateway.url().toString(),
                admin ? line.adminId() : USER_ID,
                scope,
                null,
                null,
                "",
                dialect);
        var added = accounts.add(draft, new Secret(admin ? line.adminToken() : line.token()), SecretPlace.FILE, false);
        assertThat(added).isInstanceOf(Result.Ok.class);
        return ((Result.Ok<Account>) added).value();
    }

    SyncOutcome sync() {
        return new SyncOnce(store, clients, credentials, unwaited())
                .run(account(), SyncDepth.DEFAULT, state -> {}, new Signal());
    }

    /// The account's test as a process makes it that may only read.
    Result<AccountService.Tested> testReadOnly(Path home) {
        try (var reader = ((Result.Ok<Database>) Database.open(home, Database.Mode.READ_ONLY)).value()) {
            var gateways = new Gateways(http, CLOCK);
            return new GatewayAccounts(
                            new SqliteStore(reader, CLOCK), credentials, new GatewayProbe(gateways), () -> {})
                    .test("a");
        }
    }

    /// As it is saved now.
    Account account() {
        return store.accounts().getFirst();
    }

    /// What identifies rows to a person, sorted.
    List<String> rows() {
        return database.read(handle -> handle
                .createQuery(
                        "SELECT e.created_at || ' ' || m.name || ' ' || e.quota || ' ' || o.user_name || ' ' || o.channel || ' '"
                                + " || o.channel_name"
                                + " FROM event e JOIN model m ON m.id = e.model_id JOIN origin o ON o.id = e.origin_id")
                .mapTo(String.class)
                .list()
                .stream()
                .sorted()
                .toList());
    }

    static List<String> told(List<ObjectNode> rows) {
        return rows.stream()
                .map(row -> row.get("created_at").asLong() + " "
                        + row.get("model_name").asString() + " "
                        + row.get("quota").asLong() + " " + row.get("username").asString() + " "
                        + (row.has("channel") ? row.get("channel") : row.get("channel_id")).asLong() + " "
                        + row.path("channel_name").asString(""))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        http.close();
        database.close();
    }

    SyncTime unwaited() {
        return new SyncTime() {
            @Override
            public Instant now() {
                return CLOCK.instant();
            }

            @Override
            public void pause(Duration length, Signal signal) {}
        };
    }

    private static Credentials holding(String token) {
        return new Credentials() {
            @Override
            public Result<Secret> read(Account account) {
                return Result.ok(new Secret(token));
            }

            @Override
            public Result<Account> save(Account account, Secret secret, SecretPlace place) {
                return Result.ok(account);
            }

            @Override
            public void forget(Account account) {}
        };
    }
}
