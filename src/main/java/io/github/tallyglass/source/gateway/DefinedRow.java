package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.EventType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a row of a defined gateway down as the new-api line would have sent it, so that everything
/// beyond reads it like any other. A field that the definition leaves as it is keeps every way in which
/// the family is known to send it; what the definition does not name is left behind, since nobody knows
/// what is in there.
final class DefinedRow {

    private final Definition definition;
    private final DefinedValues values;
    private final Map<String, EventType> types;

    DefinedRow(Definition definition) {
        this.definition = definition;
        this.values = new DefinedValues(definition);
        this.types = definition.pairs("/types").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        pair -> EventType.ofWord(pair.getValue()).orElse(EventType.UNKNOWN)));
    }

    /// What is no object stays what it is, and is refused as a row later.
    JsonNode inFamilyForm(JsonNode raw) {
        if (!raw.isObject()) {
            return raw;
        }
        var row = Envelope.JSON.createObjectNode();
        raw.properties().stream()
                .filter(field -> OtherField.isKnownInRow(field.getKey()))
                .forEach(field -> row.set(field.getKey(), field.getValue()));
        var other = other(raw);
        for (var field : DefinedField.values()) {
            if (field == DefinedField.TYPE) {
                row.put("type", type(raw).code());
            } else if (definition.differs(field.at())) {
                place(field, raw, row, other);
            }
        }
        inputOf(other);
        row.set("other", other);
        keep(raw, row);
        return row;
    }

    private ObjectNode other(JsonNode raw) {
        var field = definition.field("/row/other");
        if (field == null) {
            return Envelope.JSON.createObjectNode();
        }
        var holder = Envelope.JSON.createObjectNode();
        holder.set("other", field.in(raw));
        return OtherField.read(holder) instanceof ObjectNode other
                ? other.deepCopy()
                : Envelope.JSON.createObjectNode();
    }

    /// Without a type every row is consumption.
    private EventType type(JsonNode raw) {
        var field = definition.field(DefinedField.TYPE.at());
        return field == null
                ? EventType.CONSUME
                : types.getOrDefault(field.in(raw).asString(""), EventType.UNKNOWN);
    }

    private void place(DefinedField field, JsonNode raw, ObjectNode row, ObjectNode other) {
        field.inRow().forEach(row::remove);
        field.inOther().forEach(other::remove);
        var value = value(field, raw);
        if (value != null) {
            (field.inRow().isEmpty() ? other : row)
                    .set((field.inRow().isEmpty() ? field.inOther() : field.inRow()).getFirst(), value);
        }
    }

    private @Nullable JsonNode value(DefinedField field, JsonNode raw) {
        var place = definition.field(field.at());
        if (place == null) {
            return null;
        }
        return switch (field) {
            case TIME -> node(values.second(place, raw));
            case DURATION, FIRST_TOKEN -> node(values.millis(place, raw));
            case QUOTA -> node(values.units(place, raw));
            default -> {
                var value = place.in(raw);
                yield value.isMissingNode() ? null : value;
            }
        };
    }

    private static @Nullable JsonNode node(@Nullable BigDecimal value) {
        return value == null ? null : Envelope.JSON.getNodeFactory().numberNode(value);
    }

    /// Whether prompt tokens hold those of the cache is told by `other` where the definition does not.
    private void inputOf(ObjectNode other) {
        if (!definition.has("/row/prompt_includes_cache")) {
            return;
        }
        other.remove("usage_semantic");
        other.put("claude", !definition.flag("/row/prompt_includes_cache"));
    }

    private void keep(JsonNode raw, ObjectNode row) {
        for (var path : definition.texts("/row/keep")) {
            var value = FieldPath.of(path).in(raw);
            if (!value.isMissingNode() && !OtherField.isKnownInRow(path)) {
                row.set(path, value);
            }
        }
    }
}
