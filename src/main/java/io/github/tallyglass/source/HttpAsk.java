package io.github.tallyglass.source;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is sent to a host.
///
/// @param method `GET` `POST` `PUT` `PATCH`
/// @param headers sent as they are, a `User-Agent` among them in place of the program's own; secrets too,
///     so that this is never printed
/// @param body JSON; null for none
public record HttpAsk(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body) {

    public HttpAsk {
        headers = Map.copyOf(headers);
    }

    public static HttpAsk get(URI uri, Map<String, String> headers) {
        return new HttpAsk("GET", uri, headers, null);
    }

    public static HttpAsk post(URI uri, Map<String, String> headers, String body) {
        return new HttpAsk("POST", uri, headers, body);
    }

    boolean isGet() {
        return method.equals("GET");
    }

    HttpAsk at(URI target) {
        return new HttpAsk(method, target, headers, body);
    }

    /// Names what is asked, never what is sent.
    @Override
    public String toString() {
        return "HttpAsk[" + method + " " + uri.getPath() + "]";
    }
}
