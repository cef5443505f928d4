package io.github.tallyglass.source;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
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
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and its whole reply at a time, without politeness and without redirects: the way out
/// beneath [Http].
final class Exchanges implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
    private static final MediaType JSON = MediaType.get("application/json");

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient client;
    private final Clock clock;
    private final Timeouts timeouts;
    private final String userAgent;
    private final long bodyLimit;

    Exchanges(Clock clock, String userAgent, Timeouts timeouts, long bodyLimit, @Nullable Trust trust) {
        this.clock = clock;
        this.timeouts = timeouts;
        this.userAgent = userAgent;
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

    HttpStream streaming() {
        return new HttpStream(client, timeouts, userAgent);
    }

    SSLSocketFactory tlsSockets() {
        return client.sslSocketFactory();
    }

    Result<HttpReply> ask(HttpAsk ask) {
        var uri = ask.uri();
        var url = HttpUrl.parse(uri.toString());
        if (url == null) {
            return Result.err(new Failure.BadInput("url", "not an address"));
        }
        var request = new Request.Builder()
                .url(url)
                .headers(headers(ask.headers()))
                .method(ask.method(), body(ask.body()))
                .build();
        var call = client.newCall(request);
        var arrival = new Arrival(ask, clock.millis());
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

    private Headers headers(Map<String, String> given) {
        var builder = Headers.of(given).newBuilder();
        if (builder.get("User-Agent") == null) {
            builder.set("User-Agent", userAgent);
        }
        return builder.set("Accept", "application/json").build();
    }

    private static @Nullable RequestBody body(@Nullable String json) {
        return json == null ? null : RequestBody.create(json, JSON);
    }

    /// Stops what is in flight and lets go of connections.
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        executor.shutdownNow();
    }

    /// Reads one reply on the client's own thread, so that the asking thread stays free to be interrupted.
    private final class Arrival implements Callback {
        private final CompletableFuture<Result<HttpReply>> result = new CompletableFuture<>();
        private final HttpAsk ask;
        private final long askedAt;

        Arrival(HttpAsk ask, long askedAt) {
            this.ask = ask;
            this.askedAt = askedAt;
        }

        @Override
        public void onFailure(Call call, IOException fault) {
            complete(Result.err(Faults.beforeReply(fault, host(), timeouts, call.isCanceled())));
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                complete(read(response));
            } catch (IOException fault) {
                complete(Result.err(Faults.insideBody(fault, host(), timeouts, call.isCanceled())));
            } catch (RuntimeException | Error broken) {
                result.completeExceptionally(broken);
                throw broken;
            }
        }

        private Result<HttpReply> read(Response response) throws IOException {
            var arrived = clock.millis();
            var source = response.body().source();
            if (source.request(bodyLimit + 1)) {
                return Result.err(new Failure.TooLarge(ask.uri().getPath(), bodyLimit));
            }
            var headers = new HashMap<String, String>();
            response.headers().forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
            var offset = ServerClock.offsetMillis(headers.get("date"), askedAt + (arrived - askedAt) / 2);
            return Result.ok(
                    new HttpReply(ask.uri(), response.code(), Map.copyOf(headers), source.readByteArray(), offset));
        }

        private String host() {
            URI uri = ask.uri();
            return Http.hostOf(uri);
        }

        private void complete(Result<HttpReply> outcome) {
            LOG.debug(
                    "{} {} {} → {}",
                    ask.method(),
                    host(),
                    ask.uri().getPath(),
                    outcome instanceof Result.Ok<HttpReply>(HttpReply reply) ? reply.status() : outcome);
            result.complete(outcome);
        }
    }
}
