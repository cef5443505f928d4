package io.github.tallyglass.source.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rows and keys for lines of which nothing was captured, in the form that the contract gives them.
final class InventedRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROWS = 437;
    private static final int KEYS = 23;

    private InventedRows() {}

    /// Rows of the three days before `now`, forty of them in one second, newest first.
    static List<ObjectNode> of(Line line, Instant now) {
        var random = new Random(11);
        var rows = new ArrayList<ObjectNode>();
        for (var i = 0; i < ROWS; i++) {
            var second = now.getEpochSecond() - 60 - (i < 40 ? 100_000 : random.nextInt(3 * 86_400));
            rows.add(row(line, random, second, i));
        }
        rows.sort(Comparator.comparingLong(LineGateway::at).reversed());
        return List.copyOf(rows);
    }

    private static ObjectNode row(Line line, Random random, long second, int i) {
        var error = line.dialect().equals("crazyrouter") && i % 10 == 0;
        var row = JSON.createObjectNode()
                .put("id", i % 1024)
                .put("user_id", 2)
                .put("created_at", second)
                .put("type", error ? 5 : 2)
                .put("content", "")
                .put("username", "alice")
                .put("token_name", "key " + i % 3)
                .put("model_name", "model-" + i % 4)
                .put("quota", error ? 0 : 1 + random.nextInt(9_000))
                .put("prompt_tokens", 10 + i)
                .put("completion_tokens", i % 50)
                .put("is_stream", i % 2 == 0)
                .put(line.dialect().equals("burncloud") ? "channel_id" : "channel", 7);
        switch (line.dialect()) {
            case "one-api-from-1" -> row.put("elapsed_time", 1_346).put("request_id", "r" + i);
            case "crazyrouter" ->
                row.put("use_time", 2)
                        .put("cost_usd", row.get("quota").asLong() / 500_000.0)
                        .put(
                                "other",
                                JSON.createObjectNode()
                                        .put("request_id", "req-" + i)
                                        .put("client", "cli-" + i % 2)
                                        .put("request_path", "/v1/chat/completions")
                                        .put("http_status", error ? 502 : 200)
                                        .toString());
            case "dmxapi", "dmxapi-raw" -> {
                row.put("use_time", 2).put("group", "g" + i % 2).put("ip", "192.0.2." + i % 5);
                // Where its rows carry these is not known: either place has to do.
                var other = JSON.createObjectNode();
                (i % 2 == 0 ? row : other).put("request_id", "req-" + i).put("response_id", "resp-" + i);
                row.put("other", other.toString());
            }
            default -> row.put("use_time", 2).put("other", "");
        }
        return row;
    }

    static List<ObjectNode> keys() {
        var keys = new ArrayList<ObjectNode>();
        for (var i = 0; i < KEYS; i++) {
            keys.add(JSON.createObjectNode()
                    .put("id", i)
                    .put("name", "key " + i)
                    .put("key", "EXAMPLEkey00000000000000000000000000000000000" + i)
                    .put("status", 1)
                    .put("remain_quota", 100)
                    .put("unlimited_quota", false)
                    .put("used_quota", i));
        }
        return keys;
    }
}
