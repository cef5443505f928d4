package io.github.tallyglass.source;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.HostBudget.Lane;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// The one HTTP client of the program: within the host's [HostBudget], bounded in time and memory, and
/// careful where the credentials go. A call blocks; an interrupt of the calling thread cancels it.
///
/// Everything that goes wrong before a whole reply is there comes back as a [Failure]; what the reply's
/// status and body mean is the caller's to say, 429 excepted, which also blocks the host's budget.
public final class Http implements AutoCloseable {

    /// A page of 100 rows is below 200 kB; with logged conversations it may be many times that.
    public static final long DEFAULT_BODY_LIMIT = 16L * 1024 * 1024;

    private static final int MOST_REDIRECTS = 2;

    private final Exchanges exchanges;
    private final HostBudgets budgets;
    private final Clock clock;

    public Http(HostBudgets budgets, Clock clock, String version) {
        this(budgets, clock, version, Timeouts.DEFAULT, DEFAULT_BODY_LIMIT);
    }

    /// @param version of the program, for `User-Agent`
    /// @param bodyLimit bytes of an unpacked body that are held in memory at most
    public Http(HostBudgets budgets, Clock clock, String version, Timeouts timeouts, long bodyLimit) {
        this(budgets, clock, version, timeouts, bodyLimit, null);
    }

    /// @param trust null for what the Java runtime believes
    public Http(
            HostBudgets budgets,
            Clock clock,
            String version,
            Timeouts timeouts,
            long bodyLimit,
            @Nullable Trust trust) {
        this.budgets = budgets;
        this.clock = clock;
        this.exchanges = new Exchanges(clock, "Tallyglass/" + version, timeouts, bodyLimit, trust);
    }

    public HostBudgets budgets() {
        return budgets;
    }

    /// For bodies that are read as they come.
    public HttpStream streaming() {
        return exchanges.streaming();
    }

    /// Makes connections inside TLS that believe the same certificates.
    public SSLSocketFactory tlsSockets() {
        return exchanges.tlsSockets();
    }

    /// `host`, or `host:port` where the address names a port; the key of a budget.
    public static String hostOf(URI uri) {
        var host = uri.getHost() == null ? "" : uri.getHost();
        return uri.getPort() < 0 ? host : host + ":" + uri.getPort();
    }

    /// Reads `uri`. A redirect within the same scheme, host and port is followed, at most twice; any other
    /// is a failure, and the headers (credentials among them) go nowhere else.
    ///
    /// @param headers sent as they are; `User-Agent` and `Accept` are added
    public Result<HttpReply> get(URI uri, Map<String, String> headers) {
        return get(uri, headers, Lane.GENERAL);
    }

    /// The same against one of the host's limits. A critical request that has no room is not sent and not
    /// waited for: it comes back as [Failure.RateLimited].
    public Result<HttpReply> get(URI uri, Map<String, String> headers, Lane lane) {
        return following(uri, target -> exchange(target, headers, lane));
    }

    /// Sends what is no plain question to a gateway. The host's pace is kept, but a 429 is a reply like
    /// any other: where each login has a limit of its own, the refusal of one says nothing of the host. A
    /// GET follows redirects as [#get(URI, Map)] does; for others one is a reply.
    public Result<HttpReply> send(HttpAsk ask) {
        return ask.isGet() ? following(ask.uri(), target -> paced(ask.at(target))) : paced(ask);
    }

    private Result<HttpReply> paced(HttpAsk ask) {
        var budget = budgets.of(hostOf(ask.uri()));
        try {
            budget.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Result.err(new Failure.Cancelled());
        }
        try {
            return exchanges.ask(ask);
        } finally {
            budget.release();
        }
    }

    /// The same to a server of the user's own, which limits nobody: no pace is kept, and several requests
    /// may be under way at once.
    public Result<HttpReply> sendOwn(HttpAsk ask) {
        return exchanges
                .ask(ask)
                .flatMap(reply -> reply.status() / 100 == 3
                        ? Result.err(new Failure.RedirectedAway(reply.host(), "?"))
                        : Result.ok(reply));
    }

    private static Result<HttpReply> following(URI uri, Function<URI, Result<HttpReply>> exchange) {
        var target = uri;
        for (var hop = 0; hop <= MOST_REDIRECTS; hop++) {
            switch (exchange.apply(target)) {
                case Result.Err<HttpReply>(Failure failure) -> {
                    return Result.err(failure);
                }
                case Result.Ok<HttpReply>(HttpReply reply) -> {
                    var location = reply.status() / 100 == 3 ? reply.header("location") : null;
                    if (location == null) {
                        return Result.ok(reply);
                    }
                    var next = Redirects.resolve(target, location);
                    if (next == null || !Redirects.sameOrigin(target, next)) {
                        return Result.err(new Failure.RedirectedAway(hostOf(target), Redirects.name(target, next)));
                    }
                    target = next;
                }
            }
        }
        return Result.err(new Failure.Malformed(uri.getPath(), "redirects without end"));
    }

    /// Stops what is in flight and lets go of connections.
    @Override
    public void close() {
        exchanges.close();
    }

    private Result<HttpReply> exchange(URI uri, Map<String, String> headers, Lane lane) {
        var host = hostOf(uri);
        var budget = budgets.of(host);
        if (budget.closedFor(lane).isPositive()) {
            return Result.err(blocked(host, budget, lane));
        }
        try {
            budget.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Result.err(new Failure.Cancelled());
        }
        try {
            // The request before this one may have been refused while this one waited.
            if (budget.closedFor(lane).isPositive()) {
                return Result.err(blocked(host, budget, lane));
            }
            budget.count(lane);
            var result = exchanges.ask(HttpAsk.get(uri, headers));
            if (result instanceof Result.Ok<HttpReply>(HttpReply reply) && reply.status() == 429) {
                var retryAfter = RetryAfter.read(reply.header("retry-after"), clock);
                budget.block(lane, retryAfter);
                // How long a critical path is closed is known better here than by whoever asked.
                return Result.err(
                        lane == Lane.CRITICAL
                                ? blocked(host, budget, lane)
                                : new Failure.RateLimited(host, retryAfter));
            }
            return result;
        } finally {
            budget.release();
        }
    }

    private static Failure blocked(String host, HostBudget budget, Lane lane) {
        return new Failure.RateLimited(
                host, Duration.ofSeconds(budget.closedFor(lane).plusMillis(999).toSeconds()));
    }
}
