package io.github.tallyglass.source.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Everybody's rows as an administrator gets them: those of one user and as many again of two others,
/// with real ids, names of channels and what only administrators see (gateway contract §§1.5, 3.4).
final class AdminRows {

    private static final long FIRST_ID = 5_000;

    /// A node whose clock is behind stamps some rows earlier than those that were written before.
    private static final long SKEW_SECONDS = 20;

    private AdminRows() {}

    /// In the order of the line's own list.
    static List<ObjectNode> of(Line line, List<ObjectNode> own) {
        var rows = new ArrayList<ObjectNode>();
        for (var i = 0; i < own.size(); i++) {
            rows.add(own.get(i).deepCopy());
            if (i % 2 == 0) {
                rows.add(ofAnother(own.get(i).deepCopy(), 3, "bob", 8));
            }
            if (i % 3 == 0) {
                rows.add(ofAnother(own.get(i).deepCopy(), 1, "root", 9));
            }
        }
        rows.sort(Comparator.comparingLong(LineGateway::at));
        for (var i = 0; i < rows.size(); i++) {
            told(line, rows.get(i), FIRST_ID + i);
            if (i % 50 == 7) {
                rows.get(i).put("created_at", LineGateway.at(rows.get(i)) - SKEW_SECONDS);
            }
        }
        var byId = Comparator.<ObjectNode>comparingLong(row -> row.get("id").asLong());
        rows.sort((line.coded()
                        ? Comparator.<ObjectNode>comparingLong(LineGateway::at).thenComparing(byId)
                        : byId)
                .reversed());
        return List.copyOf(rows);
    }

    private static ObjectNode ofAnother(ObjectNode row, int userId, String name, int channel) {
        return row.put("user_id", userId)
                .put("username", name)
                .put(row.has("channel_id") ? "channel_id" : "channel", channel);
    }

    private static void told(Line line, ObjectNode row, long id) {
        row.put("id", id);
        if (!line.dialect().startsWith("one-api")) {
            row.put("channel_name", "channel of " + row.get("username").asString());
        }
    }
}
