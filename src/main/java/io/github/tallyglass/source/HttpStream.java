package io.github.tallyglass.source;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Replies whose bodies are read as they come, of any size, outside the budget of the host: for a server
/// of one's own that forgets what is not fetched in time. One at a time, by one thread; [#close()] may be
/// called from any other and ends what runs. Redirects are not followed.
public final class HttpStream implements AutoCloseable {

    private final OkHttpClient client;
    private final Timeouts timeouts;
    private final String userAgent;
    private volatile @Nullable Call running;
    private volatile boolean closed;

    HttpStream(OkHttpClient client, Timeouts timeouts, String userAgent) {
        this.client = client;
        this.timeouts = timeouts;
        this.userAgent = userAgent;
    }

    /// Asks, and waits for the reply's head.
    public Result<Body> get(URI uri, Map<String, String> headers) {
        var url = HttpUrl.parse(uri.toString());
        if (url == null) {
            return Result.err(new Failure.BadInput("url", "not an address"));
        }
        var host = Http.hostOf(uri);
        var call = client.newCall(new Request.Builder()
                .url(url)
                .headers(Headers.of(headers))
                .header("User-Agent", userAgent)
                .header("Accept", "application/json")
                .build());
        running = call;
        if (closed) {
            return Result.err(new Failure.Cancelled());
        }
        try {
            return Result.ok(new Body(call.execute(), call, host));
        } catch (IOException fault) {
            return Result.err(Faults.beforeReply(fault, host, timeouts, call.isCanceled()));
        }
    }

    @Override
    public void close() {
        closed = true;
        var call = running;
        if (call != null) {
            call.cancel();
        }
    }

    /// A reply whose body has not been read yet.
    public final class Body implements AutoCloseable {
        private final Response response;
        private final Call call;
        private final String host;

        private Body(Response response, Call call, String host) {
            this.response = response;
            this.call = call;
            this.host = host;
        }

        public int status() {
            return response.code();
        }

        /// `""` where there is none.
        public String header(String name) {
            var value = response.header(name);
            return value == null ? "" : value;
        }

        /// Puts what there is of the body into `into`.
        ///
        /// @return bytes read, −1 at the body's end
        public Result<Integer> read(ByteBuffer into) {
            try {
                return Result.ok(response.body().source().read(into));
            } catch (IOException fault) {
                return Result.err(Faults.insideBody(fault, host, timeouts, call.isCanceled()));
            }
        }

        /// The body's first bytes, as far as they come.
        public byte[] head(int most) {
            try {
                var source = response.body().source();
                source.request(most);
                return source.getBuffer()
                        .readByteArray(Math.min(most, source.getBuffer().size()));
            } catch (IOException cutOff) {
                return new byte[0];
            }
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
