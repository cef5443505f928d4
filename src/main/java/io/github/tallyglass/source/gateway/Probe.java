package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Tries an account as the user typed it: finds the base address and the dialect, then proves that the
/// token reads the account and its log. Nothing is sent to an address before it has answered like a
/// gateway.
public final class Probe {

    /// A window in which even a busy account has few pages.
    private static final long WINDOW_SECONDS = 3600;
    private static final long UNSETTLED_SECONDS = 10;

    private final Http http;
    private final Clock clock;

    public Probe(Http http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /// What an account test needs to know.
    ///
    /// @param url base address without trailing slash
    /// @param pageSize effective size of a log page
    /// @param limits the line's default request limits, in words
    public record Found(
            URI url,
            Dialect dialect,
            GatewayStatus status,
            GatewayClient.Self self,
            int pageSize,
            List<String> limits) {}

    /// Finds and tries the account; saves nothing.
    ///
    /// @param typed the address in whatever form
    /// @param userId `""` where the user gave none
    public Result<Found> probe(String typed, Secret token, String userId) {
        return Address.candidates(typed).flatMap(candidates -> probe(candidates, token, userId));
    }

    private Result<Found> probe(List<URI> candidates, Secret token, String userId) {
        var open = new ArrayList<>(candidates);
        Failure first = null;
        while (!open.isEmpty()) {
            var base = open.removeFirst();
            for (var dialect : Dialect.ALL) {
                var client = new HttpGatewayClient(http, dialect, base, token, userId);
                switch (client.status()) {
                    case Result.Ok<GatewayClient.Reply<GatewayStatus>>(var status) -> {
                        return account(base, dialect, client, status);
                    }
                    case Result.Err<GatewayClient.Reply<GatewayStatus>>(Failure failure) -> {
                        first = first == null ? failure : first;
                        if (failure instanceof Failure.RedirectedAway(var from, var to)
                                && to.equals("https://" + base.getHost())
                                && from.equals(Http.hostOf(base))
                                && "http".equals(base.getScheme())) {
                            // The same host asks for TLS; no credentials have travelled yet.
                            open.addFirst(URI.create(to + base.getRawPath()));
                        } else if (!mayLieElsewhere(failure)) {
                            return Result.err(failure);
                        }
                    }
                }
            }
        }
        return Result.err(first == null ? new Failure.BadInput("url", "empty") : first);
    }

    private Result<Found> account(
            URI base, Dialect dialect, GatewayClient client, GatewayClient.Reply<GatewayStatus> status) {
        var offset = status.clockOffsetMillis();
        // The last seconds may still change (gateway contract §6.2, step 2).
        var end = Math.floorDiv(clock.millis() + (offset == null ? 0 : offset), 1000L) - UNSETTLED_SECONDS;
        return client.self()
                .flatMap(self -> client.logs(new Interval(end - WINDOW_SECONDS, end), 1)
                        .map(page -> new Found(
                                base,
                                dialect,
                                status.value(),
                                self.value(),
                                page.value().pageSize(),
                                dialect.limits())));
    }

    /// Something answered, but not a gateway: another path of the same host may be right.
    private static boolean mayLieElsewhere(Failure failure) {
        return switch (failure) {
            case Failure.NotJson _, Failure.NotFound _, Failure.Malformed _, Failure.Refused _, Failure.Forbidden _ ->
                true;
            case Failure.AuthRejected _ -> true;
            default -> false;
        };
    }
}
