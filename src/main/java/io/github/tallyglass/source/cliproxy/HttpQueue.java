package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HttpStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pops over HTTP: a JSON array each, read into the sink as it comes.
final class HttpQueue implements QueueReader {

    private static final String PATH = "/v0/management/usage-queue";

    /// Texts of errors are short.
    private static final int LONGEST_ERROR = 8192;

    private final HttpStream http;
    private final URI base;
    private final String host;
    private final Secret key;
    private final ArrayScanner scanner = new ArrayScanner();
    private HttpStream.@Nullable Body body;
    private boolean begun;

    HttpQueue(HttpStream http, URI base, String host, Secret key) {
        this.http = http;
        this.base = base;
        this.host = host;
        this.key = key;
    }

    @Override
    public Result<Integer> fetch(int count, RawSink sink) throws IOException {
        if (!begun) {
            sink.begin(RawSink.Form.ARRAYS);
            begun = true;
        }
        var room = sink.room();
        var open = body;
        if (open == null) {
            var uri = URI.create(base.toString().replaceAll("/+$", "") + PATH + "?count=" + count);
            switch (http.get(uri, Map.of("Authorization", "Bearer " + key.value()))) {
                case Result.Err<HttpStream.Body>(Failure failure) -> {
                    return Result.err(failure);
                }
                case Result.Ok<HttpStream.Body>(HttpStream.Body answer) -> open = answer;
            }
            var refusal = refusal(open);
            if (refusal != null) {
                open.close();
                return Result.err(refusal);
            }
            body = open;
            scanner.next();
        }
        while (true) {
            var from = room.position();
            switch (open.read(room)) {
                case Result.Err<Integer>(Failure failure) -> {
                    return end(Result.err(failure));
                }
                case Result.Ok<Integer>(Integer n)
                when n < 0 -> {
                    if (!scanner.whole()) {
                        return end(Result.err(new Failure.Malformed(PATH, "no whole array")));
                    }
                    open.close();
                    body = null;
                    sink.replied();
                    return Result.ok(scanner.records());
                }
                case Result.Ok<Integer>(Integer n) -> {
                    sink.received();
                    scanner.feed(room, from, from + n);
                    room = sink.room();
                }
            }
        }
    }

    /// A reply that did not come whole is continued by nothing: what comes next begins anew.
    private Result<Integer> end(Result<Integer> result) {
        if (body != null) {
            body.close();
        }
        body = null;
        begun = false;
        return result;
    }

    /// Null for a reply that holds records.
    private @Nullable Failure refusal(HttpStream.Body answer) {
        var status = answer.status();
        var contentType = answer.header("content-type").toLowerCase(Locale.ROOT);
        if (status == 200) {
            return contentType.contains("json") ? null : new Failure.NotJson(host, status, contentType);
        }
        var words = new String(answer.head(LONGEST_ERROR), StandardCharsets.UTF_8);
        if (status == 401 || status == 403) {
            var refusal = ServerWords.refusal(host, words);
            return refusal == null ? new Failure.Forbidden(Integer.toString(status)) : refusal;
        }
        if (status == 404) {
            // Before it had a queue over HTTP the server said `404 page not found`; with management off it
            // says nothing at all.
            var version = answer.header("x-cpa-version");
            return version.isEmpty() && words.isBlank()
                    ? new Failure.ManagementOff(host)
                    : new Failure.ServerTooOld(host, version, "6.10.8");
        }
        return status >= 500
                ? new Failure.ServerFault(host, status, "usage-queue")
                : new Failure.NotJson(host, status, contentType);
    }

    @Override
    public CollectorState.Link link() {
        return CollectorState.Link.HTTP;
    }

    @Override
    public void close() {
        http.close();
    }
}
