package io.github.tallyglass.serve;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of an address; of one that comes twice, the first.
final class Query {

    private final Map<String, String> values = new HashMap<>();

    Query(URI uri) {
        var raw = uri.getRawQuery();
        for (var part : raw == null ? new String[0] : raw.split("&")) {
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            values.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1)));
        }
    }

    /// Null where it is not given.
    @Nullable
    String value(String name) {
        return values.get(name);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
