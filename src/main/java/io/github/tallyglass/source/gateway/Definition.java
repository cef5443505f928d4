package io.github.tallyglass.source.gateway;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How a gateway that no dialect knows is read: checked, and whole, since the settings that were left out
/// are filled in from [DefinitionSchema]. Settings are named by their JSON pointer.
///
/// @param settings without remarks; not to be changed
/// @param notes remarks by the pointer of their section, `""` for the whole
record Definition(ObjectNode settings, Map<String, List<String>> notes) {

    /// The current new-api line.
    static Definition ofCurrentLine() {
        return new Definition(DefinitionSchema.defaults(), Map.of());
    }

    private JsonNode at(String pointer) {
        return settings.at(JsonPointer.compile(pointer));
    }

    /// Whether a read or a field is there at all.
    boolean has(String pointer) {
        var node = at(pointer);
        return !node.isMissingNode() && !node.isNull();
    }

    /// `""` where it is null.
    String text(String pointer) {
        return has(pointer) ? at(pointer).asString() : "";
    }

    int number(String pointer) {
        return at(pointer).asInt();
    }

    boolean flag(String pointer) {
        return at(pointer).asBoolean(false);
    }

    /// Null where nothing is said.
    @Nullable
    BigDecimal decimal(String pointer) {
        return JsonFields.exact(at(pointer));
    }

    List<String> texts(String pointer) {
        return at(pointer).valueStream().map(JsonNode::asString).toList();
    }

    /// Names and values in their order.
    Map<String, String> pairs(String pointer) {
        var pairs = new LinkedHashMap<String, String>();
        at(pointer)
                .properties()
                .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asString()));
        return pairs;
    }

    /// Null where the gateway does not send the field.
    @Nullable
    Field field(String pointer) {
        var node = at(pointer);
        if (node.isObject()) {
            return new Field(
                    FieldPath.of(node.path("path").asString()),
                    node.path("unit").asString(""),
                    node.get("is"));
        }
        return node.isString() ? new Field(FieldPath.of(node.asString()), "", null) : null;
    }

    /// Whether a setting is another than that of the current new-api line.
    boolean differs(String pointer) {
        return !at(pointer).equals(DefinitionSchema.byDefault(pointer));
    }

    /// Where a value of a reply is found.
    ///
    /// @param unit of a time, a duration or an amount; `""` for all else
    /// @param is what the value has to be; null where anything true will do
    record Field(FieldPath path, String unit, @Nullable JsonNode is) {

        JsonNode in(JsonNode root) {
            return path.in(root);
        }
    }
}
