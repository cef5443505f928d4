package io.github.tallyglass.source.cliproxy.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer over HTTP, without the headers that every answer has.
@SuppressWarnings("ArrayRecordComponent") // Handed over once, compared never.
public record CpaReply(int status, Map<String, String> headers, byte[] body) {

    private static final String JSON = "application/json; charset=utf-8";

    public static CpaReply json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    public static CpaReply json(int status, byte[] body) {
        return new CpaReply(status, Map.of("Content-Type", JSON), body);
    }

    public static CpaReply error(int status, String words) {
        return json(status, "{\"error\":\"" + words + "\"}");
    }

    public static CpaReply empty(int status) {
        return new CpaReply(status, Map.of(), new byte[0]);
    }

    CpaReply with(Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new CpaReply(status, all, body);
    }
}
