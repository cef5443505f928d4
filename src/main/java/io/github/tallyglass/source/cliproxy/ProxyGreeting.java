package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.HttpAsk;
import io.github.tallyglass.source.HttpReply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// How a CLIProxyAPI greets whoever opens its address: by its name, without a key. A question to its
/// management without the right one would be a failed login.
public final class ProxyGreeting {

    private static final String NAME = "cli proxy api";

    private ProxyGreeting() {}

    /// One request, which shows nothing.
    public static boolean isProxy(Http http, String typed) {
        return ProxyAddress.of(typed).flatMap(base -> http.sendOwn(HttpAsk.get(URI.create(base + "/"), Map.of())))
                        instanceof Result.Ok<HttpReply>(HttpReply reply)
                && reply.isSuccess()
                && new String(reply.body(), StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT)
                        .contains(NAME);
    }
}
