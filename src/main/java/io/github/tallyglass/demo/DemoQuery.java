package io.github.tallyglass.demo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a request, read as the gateway reads them: what is no number counts as 0, and 0 as
/// absent (gateway contract §2.1).
final class DemoQuery {

    private final Map<String, String> values;
    private final long type;
    private final String model;
    private final String key;
    private final String group;
    private final String requestId;

    DemoQuery(@Nullable String rawQuery) {
        values = parse(rawQuery == null ? "" : rawQuery);
        type = number("type");
        model = text("model_name");
        key = text("token_name");
        group = text("group");
        requestId = text("request_id");
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    long number(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    /// From 1; 0, absent and negative count as 1.
    long page() {
        return Math.clamp(number("p"), 1, 1_000_000_000);
    }

    /// `page_size`, else `ps`, else `size`; 10 when absent, 100 at most.
    int pageSize() {
        for (var name : new String[] {"page_size", "ps", "size"}) {
            var size = number(name);
            if (size > 0) {
                return (int) Math.min(100, size);
            }
        }
        return 10;
    }

    long start() {
        return number("start_timestamp");
    }

    /// Absent means without end.
    long end() {
        var end = number("end_timestamp");
        return end == 0 ? Long.MAX_VALUE / 2 : end;
    }

    /// Whether a row passes `type`, `model_name`, `token_name`, `group` and `request_id`, each exact.
    boolean matches(DemoRow row) {
        return (type == 0 || type == row.type())
                && (model.isEmpty()
                        || (row.model() != null && model.equals(row.model().wireName())))
                && (key.isEmpty() || (row.key() != null && key.equals(row.key().keyName())))
                && (group.isEmpty()
                        || (row.key() != null && group.equals(row.key().group())))
                && (requestId.isEmpty() || requestId.equals(RequestWriter.requestId(row)));
    }

    private static Map<String, String> parse(String rawQuery) {
        var values = new HashMap<String, String>();
        for (var pair : rawQuery.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }
}
