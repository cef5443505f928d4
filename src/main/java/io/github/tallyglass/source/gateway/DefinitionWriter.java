package io.github.tallyglass.source.gateway;

import io.github.tallyglass.source.gateway.DefinitionSchema.Setting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a definition for people: in a fixed order, and what every gateway of the current new-api line does left out.
final class DefinitionWriter {

    private DefinitionWriter() {}

    /// Format, name, remarks, and the settings that differ from those of the current line.
    static String write(Definition definition) {
        return pretty(tree(definition, false));
    }

    /// Every setting.
    static String writeWhole(Definition definition) {
        return pretty(tree(definition, true));
    }

    private static ObjectNode tree(Definition definition, boolean whole) {
        var root = Envelope.JSON.createObjectNode();
        root.set("format", definition.settings().path("format"));
        notes(definition, root, "");
        for (var setting : DefinitionSchema.settings().values()) {
            var value = definition.settings().at(JsonPointer.compile(setting.at()));
            var differs = value.isNull() || !setting.isSection()
                    ? definition.differs(setting.at())
                    : definition.notes().containsKey(setting.at()) || wasOff(setting);
            if (!value.isMissingNode() && (whole || differs)) {
                put(definition, root, setting, value);
            }
        }
        return root;
    }

    /// A section that is null by default would come out of nothing.
    private static boolean wasOff(Setting setting) {
        return DefinitionSchema.byDefault(setting.at()).isNull();
    }

    private static void put(Definition definition, ObjectNode root, Setting setting, JsonNode value) {
        var parent = section(definition, root, setting.section());
        if (!setting.isSection() || value.isNull()) {
            parent.set(setting.key(), shortest(setting, value));
        } else {
            section(definition, root, setting.at());
        }
    }

    /// Remarks of a section stand first in it, whatever else is written.
    private static ObjectNode section(Definition definition, ObjectNode root, String at) {
        if (at.isEmpty()) {
            return root;
        }
        var parent = section(definition, root, at.substring(0, at.lastIndexOf('/')));
        var key = at.substring(at.lastIndexOf('/') + 1);
        if (parent.get(key) instanceof ObjectNode there) {
            return there;
        }
        var section = parent.putObject(key);
        notes(definition, section, at);
        return section;
    }

    private static void notes(Definition definition, ObjectNode section, String at) {
        var lines = definition.notes().getOrDefault(at, List.of());
        if (lines.size() == 1) {
            section.put(DefinitionSchema.NOTES, lines.getFirst());
        } else if (definition.notes().containsKey(at)) {
            var array = section.putArray(DefinitionSchema.NOTES);
            lines.forEach(array::add);
        }
    }

    /// A path alone where its unit is the usual one.
    private static JsonNode shortest(Setting setting, JsonNode value) {
        var byDefault = DefinitionSchema.byDefault(setting.at());
        return setting.kind().hasUnit()
                        && value.isObject()
                        && value.path("unit").equals(byDefault.path("unit"))
                ? value.path("path")
                : value;
    }

    static String pretty(ObjectNode tree) {
        var indented = new DefaultIndenter("  ", "\n");
        var separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        var printer = new DefaultPrettyPrinter(separators).withObjectIndenter(indented);
        return Envelope.JSON.writer().with(printer).writeValueAsString(tree) + "\n";
    }

    /// Every plain setting as text by its pointer, for a form: `""` where it is null.
    static Map<String, String> values(Definition definition) {
        var values = new TreeMap<String, String>();
        for (var setting : DefinitionSchema.settings().values()) {
            var value = definition.settings().at(JsonPointer.compile(setting.at()));
            if (!setting.isSection() && !value.isMissingNode()) {
                values.put(setting.at(), value.isNull() ? "" : plain(shortest(setting, value)));
            }
        }
        return values;
    }

    /// Names of a list with commas between them, and everything else that is no text as JSON.
    private static String plain(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.isString() ? value.asString() : value.toString();
    }
}
