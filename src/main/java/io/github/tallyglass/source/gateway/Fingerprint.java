package io.github.tallyglass.source.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/// Identity of a row over exactly the fields that no server version rewrites (gateway contract §3.4, point
/// 2). Two equal rows of one second have the same fingerprint and differ by their occurrence only.
final class Fingerprint {

    private static final int BYTES = 16;

    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    static String of(JsonNode row) {
        var print = new Fingerprint();
        print.number(row, "created_at");
        print.number(row, "type");
        print.text(row, "request_id");
        print.number(row, "token_id");
        print.text(row, "token_name");
        print.text(row, "model_name");
        print.number(row, "quota");
        print.number(row, "prompt_tokens");
        print.number(row, "completion_tokens");
        print.number(row, JsonFields.has(row, "use_time") ? "use_time" : "elapsed_time");
        print.add(JsonFields.flag(row, "is_stream") ? "1" : "0");
        print.number(row, JsonFields.has(row, "channel") ? "channel" : "channel_id");
        print.text(row, "group");
        return HexFormat.of().formatHex(print.digest.digest(), 0, BYTES);
    }

    private void number(JsonNode row, String field) {
        add(Long.toString(JsonFields.numberOr0(row, field)));
    }

    private void text(JsonNode row, String field) {
        add(JsonFields.text(row, field));
    }

    /// The length goes first, so that no two lists of fields run into the same bytes.
    private void add(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
