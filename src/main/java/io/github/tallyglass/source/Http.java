package io.github.tallyglass.source;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.HostBudget.Lane;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one HTTP client of the program: GET only, within the host's [HostBudget], bounded in time and
/// memory, and careful where the credentials go. A call blocks; an interrupt of the calling thread cancels
/// it.
///
/// Everything that goes wrong before a whole reply is there comes back as a [Failure]; what the reply's
/// status and body mean is the caller's to say, 429 excepted, which also blocks the host's budget.
public final class Http implements AutoCloseable {

    /// A page of 100 rows is below 200 kB; with logged conversations it may be many times that.
    public static final long DEFAULT_BODY_LIMIT = 16L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Http.class);
    private static final int MOST_REDIRECTS = 2;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient client;
    private final HostBudgets budgets;
    private final Clock clock;
    private final Timeouts timeouts;
    private final String userAgent;
    private final long bodyLimit;

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
        this.timeouts = timeouts;
        this.userAgent = "Tallyglass/" + version;
        this.bodyLimit = bodyLimit;
        var builder = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(executor))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.read())
                .writeTimeout(timeouts.read())
                .callTimeout(timeouts.call());
        if (trust != null) {
            builder.sslSocketFactory(trust.sockets(), trust.manager());
        }
        this.client = builder.build();
    }

    public HostBudgets budgets() {
        return budgets;
    }

    /// For bodies that are read as they come.
    public HttpStream streaming() {
        return new HttpStream(client, timeouts, userAgent);
    }

    /// Makes connections inside TLS that believe the same certificates.
    public SSLSocketFactory tlsSockets() {
        return client.sslSocketFactory();
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
        var target = uri;
        for (var hop = 0; hop <= MOST_REDIRECTS; hop++) {
            switch (exchange(target, headers, lane)) {
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
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        executor.shutdownNow();
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
            var result = ask(uri, headers);
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

    private Result<HttpReply> ask(URI uri, Map<String, String> headers) {
        var url = HttpUrl.parse(uri.toString());
        if (url == null) {
            return Result.err(new Failure.BadInput("url", "not an address"));
        }
        var request = new Request.Builder()
                .url(url)
                .headers(Headers.of(headers))
                .header("User-Agent", userAgent)
                .header("Accept", "application/json")
                .build();
        var call = client.newCall(request);
        var arrival = new Arrival(uri, clock.millis());
        call.enqueue(arrival);
        try {
            return arrival.result.get();
        } catch (InterruptedException stopped) {
            call.cancel();
            Thread.currentThread().interrupt();
            return Result.err(new Failure.Cancelled());
        } catch (ExecutionException broken) {
            throw new IllegalStateException("reading " + uri.getPath(), broken.getCause());
        }
    }

    private static Failure blocked(String host, HostBudget budget, Lane lane) {
        return new Failure.RateLimited(
                host, Duration.ofSeconds(budget.closedFor(lane).plusMillis(999).toSeconds()));
    }

    /// Reads one reply on the client's own thread, so that the asking thread stays free to be interrupted.
    private final class Arrival implements Callback {
        private final CompletableFuture<Result<HttpReply>> result = new CompletableFuture<>();
        private final URI uri;
        private final long askedAt;

        Arrival(URI uri, long askedAt) {
            this.uri = uri;
            this.askedAt = askedAt;
        }

        @Override
        public void onFailure(Call call, IOException fault) {
            complete(Result.err(Faults.beforeReply(fault, hostOf(uri), timeouts, call.isCanceled())));
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                complete(read(response));
            } catch (IOException fault) {
                complete(Result.err(Faults.insideBody(fault, hostOf(uri), timeouts, call.isCanceled())));
            } catch (RuntimeException | Error broken) {
                result.completeExceptionally(broken);
                throw broken;
            }
        }

        private Result<HttpReply> read(Response response) throws IOException {
            var arrived = clock.millis();
            var source = response.body().source();
            if (source.request(bodyLimit + 1)) {
                return Result.err(new Failure.TooLarge(uri.getPath(), bodyLimit));
            }
            var headers = new HashMap<String, String>();
            response.headers().forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
            var offset = ServerClock.offsetMillis(headers.get("date"), askedAt + (arrived - askedAt) / 2);
            return Result.ok(new HttpReply(uri, response.code(), Map.copyOf(headers), source.readByteArray(), offset));
        }

        private void complete(Result<HttpReply> outcome) {
            LOG.debug(
                    "GET {} {} → {}",
                    hostOf(uri),
                    uri.getPath(),
                    outcome instanceof Result.Ok<HttpReply>(HttpReply reply) ? reply.status() : outcome);
            result.complete(outcome);
        }
    }
}
