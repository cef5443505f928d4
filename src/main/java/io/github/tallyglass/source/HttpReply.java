package io.github.tallyglass.source;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole reply, read to its end and unpacked.
///
/// @param uri what was asked in the end, after redirects within the host
/// @param headers by lower-case name, the last value of each
/// @param clockOffsetMillis server clock − local clock at mid-request; null where the `Date` header is
///     missing or more than a day off
@SuppressWarnings("ArrayRecordComponent") // Read once by whoever asked, compared never.
public record HttpReply(
        URI uri,
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable Long clockOffsetMillis) {

    public String host() {
        return Http.hostOf(uri);
    }

    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    public String contentType() {
        return headers.getOrDefault("content-type", "");
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /// Names what was asked, never what came: bodies may hold secrets.
    @Override
    public String toString() {
        return "HttpReply[" + status + " " + uri.getPath() + ", " + body.length + " bytes]";
    }

    /// The body as UTF-8.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
