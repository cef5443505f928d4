package io.github.tallyglass.source.gateway;

import io.github.tallyglass.demo.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replies captured from servers of the family: exact requests, heads and bodies.
public final class Captures {

    private static final String CURRENT = "new-api-2026-08";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Captures() {}

    /// One captured exchange.
    ///
    /// @param name file without its ending: `day-2026-11-18/page-1`
    /// @param path with query
    /// @param sent headers of the captured request
    @SuppressWarnings("ArrayRecordComponent") // Compared never.
    public record Entry(
            String name, String path, Map<String, String> sent, int status, Map<String, String> headers, byte[] body) {

        public LoopbackServer.Reply reply() {
            return new LoopbackServer.Reply(status, headers, body);
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /// Of a server of the current line.
    public static List<Entry> all() {
        return all(CURRENT);
    }

    /// @param line name of the folder
    public static List<Entry> all(String line) {
        var entries = new ArrayList<Entry>();
        for (var item : JSON.readTree(bytes(line, "index.json"))) {
            var head = item.get("http").asString();
            var body = item.get("body");
            var sent = new LinkedHashMap<String, String>();
            item.get("headers")
                    .properties()
                    .forEach(h -> sent.put(h.getKey(), h.getValue().asString()));
            entries.add(new Entry(
                    head.substring(0, head.length() - ".http".length()),
                    item.get("path").asString(),
                    sent,
                    item.get("status").asInt(),
                    head(new String(bytes(line, head), StandardCharsets.UTF_8)),
                    body == null || body.isNull() ? new byte[0] : bytes(line, body.asString())));
        }
        return List.copyOf(entries);
    }

    public static Entry named(String name) {
        return named(CURRENT, name);
    }

    public static Entry named(String line, String name) {
        return all(line).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static Map<String, String> head(String text) {
        var headers = new LinkedHashMap<String, String>();
        text.lines().skip(1).filter(line -> line.contains(":")).forEach(line -> {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        });
        return headers;
    }

    private static byte[] bytes(String line, String name) {
        try (var in = Captures.class.getResourceAsStream("/captures/" + line + "/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException(name.toLowerCase(Locale.ROOT) + " is not captured");
            }
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
