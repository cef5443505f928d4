package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Interval;
import java.time.Instant;
import java.util.Map;

/// A stretch of whole seconds as a gateway wants to be asked for it: its own unit, its ends included or not.
final class DefinedBounds {

    private final Definition definition;

    DefinedBounds(Definition definition) {
        this.definition = definition;
    }

    /// @param slice both ends included; the last second to its very end
    void put(Map<String, String> query, Interval slice) {
        var fine = !definition.text("/time/unit").equals("seconds");
        var step = fine ? 1 : 1000;
        var first = slice.from() * 1000 - (definition.flag("/time/from_included") ? 0 : step);
        var last = (slice.to() + 1) * 1000 - (definition.flag("/time/to_included") ? step : 0);
        query.put(definition.text("/time/from"), written(first));
        query.put(definition.text("/time/to"), written(last));
    }

    private String written(long millis) {
        return switch (definition.text("/time/unit")) {
            case "milliseconds" -> Long.toString(millis);
            case "iso" -> Instant.ofEpochMilli(millis).toString();
            default -> Long.toString(Math.floorDiv(millis, 1000L));
        };
    }
}
