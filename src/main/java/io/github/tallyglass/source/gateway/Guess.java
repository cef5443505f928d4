package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Which dialect a server most likely speaks, from what it has said so far (gateway contract §§1.2, 4,
/// 6.2).
/// Never more than a guess: [Probe] tries it and asks again with what the server answered.
///
/// @param kind what the user says the account is; only its dialects are thought of
/// @param status the server's `/api/status`
record Guess(AccountKind kind, URI base, JsonNode status) {

    /// Gateways that are one site, known by their address.
    private static final List<AccountKind> SITES =
            List.of(AccountKind.DMXAPI, AccountKind.CRAZYROUTER, AccountKind.BURNCLOUD);

    /// Whether nothing but the server's answers can tell.
    boolean open() {
        return kind == AccountKind.NEW_API || (kind == AccountKind.AUTO && site().isEmpty());
    }

    /// @param codes whether refusals carry a code, as they do on the current line only
    Dialect first(boolean codes) {
        if (kind != AccountKind.AUTO && kind != AccountKind.NEW_API) {
            return of(kind).findFirst().orElse(Dialect.ALL.getFirst());
        }
        var site = site();
        if (site.isPresent()) {
            return site.get();
        }
        if (codes) {
            return new NewApiDialect();
        }
        if (kind == AccountKind.AUTO && status.has("check_in_enabled")) {
            return new VeloeraDialect();
        }
        return kind == AccountKind.AUTO && status.has("lark_client_id")
                ? new OneApiDialect(0)
                : new NewApi2025Dialect();
    }

    /// The dialect whose id header a refusal names.
    Optional<Dialect> demanding(String message) {
        return among(Dialect.ALL.stream().filter(dialect -> Refusal.names(message, dialect)));
    }

    /// The dialect whose list of rows has the shape of `data`.
    Optional<Dialect> listing(JsonNode data) {
        // An array with one of these fields beside it is new-api's of 2024, which one-api never had.
        var newApi = status.has("enable_data_export") || status.has("price");
        return among(Stream.of(
                        newApi ? new NewApi2024Dialect(0) : new OneApiDialect(0),
                        new NewApi2024Dialect(0),
                        new DoneHubDialect(),
                        new NewApi2025Dialect())
                .filter(dialect -> dialect.logs(data, 1).isPresent()));
    }

    private Optional<Dialect> among(Stream<? extends Dialect> dialects) {
        return dialects.filter(dialect -> kind == AccountKind.AUTO || kind == dialect.kind())
                .<Dialect>map(dialect -> dialect)
                .findFirst();
    }

    private Optional<Dialect> site() {
        var host = String.valueOf(base.getHost()).toLowerCase(Locale.ROOT);
        return kind == AccountKind.AUTO
                ? SITES.stream()
                        .filter(site -> host.contains(site.word()))
                        .flatMap(Guess::of)
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<Dialect> of(AccountKind kind) {
        return Dialect.ALL.stream().filter(dialect -> dialect.kind() == kind);
    }
}
