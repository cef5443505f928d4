package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.DefinitionSchema.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Definitions of custom gateways as texts: checked, put in order, and changed setting by setting. Holds
/// no state.
public final class Definitions {

    private static final String EXAMPLE = "/definition/example.json";

    /// The definition as it is kept and shared: in a fixed order, without what every gateway of the
    /// current new-api line does.
    ///
    /// @return or [Failure.BadDefinition]
    public Result<String> tidy(String definition) {
        return DefinitionReader.read(definition).map(DefinitionWriter::write);
    }

    /// The shortest definition that there is: the current new-api line.
    public String plain() {
        return DefinitionWriter.write(Definition.ofCurrentLine());
    }

    /// Every setting with its value, defaults among them.
    public Result<String> whole(String definition) {
        return DefinitionReader.read(definition).map(DefinitionWriter::writeWhole);
    }

    /// Values of all settings by their JSON pointers, as a form shows them: a path without its unit where
    /// that is the usual one, names with commas between them, JSON for all else that is no plain value,
    /// `""` for null.
    public Result<Map<String, String>> values(String definition) {
        return DefinitionReader.read(definition).map(DefinitionWriter::values);
    }

    /// Puts one setting into a definition, right or wrong: what is wrong is told by [#tidy].
    ///
    /// @param at JSON pointer of the setting, as in [#values]
    /// @param value as a form has it; `""` is null where the setting may be null
    /// @return the changed text; as it was where it is no JSON object
    public String with(String definition, String at, String value) {
        var setting = DefinitionSchema.settings().get(at);
        if (setting == null) {
            return definition;
        }
        try {
            if (Envelope.JSON.readTree(definition) instanceof ObjectNode root) {
                put(root, setting, value.strip());
                var changed = DefinitionWriter.pretty(root);
                return tidy(changed) instanceof Result.Ok<String>(String tidy) ? tidy : changed;
            }
        } catch (JacksonException noJson) {
            // Left as it is: a text that nobody can read is nobody's to change.
        }
        return definition;
    }

    /// A definition with remarks on every part, to begin from.
    public String example() {
        try (var stream = Objects.requireNonNull(Definitions.class.getResourceAsStream(EXAMPLE), EXAMPLE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Without its path a read is not there.
    private static void put(ObjectNode root, Setting setting, String value) {
        var section = DefinitionSchema.settings().get(setting.section());
        if (setting.key().equals("path") && value.isEmpty() && section != null && section.nullable()) {
            root.putNull(section.key());
            return;
        }
        var parent = root;
        for (var step : setting.section().split("/", -1)) {
            if (!step.isEmpty()) {
                parent = parent.get(step) instanceof ObjectNode there ? there : parent.putObject(step);
            }
        }
        parent.set(setting.key(), node(setting, value));
    }

    private static JsonNode node(Setting setting, String value) {
        var nodes = Envelope.JSON.getNodeFactory();
        if (value.isEmpty() && setting.nullable()) {
            return nodes.nullNode();
        }
        return switch (setting.kind()) {
            case HEADERS, FIELDS -> {
                var names = nodes.arrayNode();
                for (var name : value.split("[,\\s]+", -1)) {
                    if (!name.isEmpty()) {
                        names.add(name);
                    }
                }
                yield names;
            }
            case FIRST, SIZE, POSITIVE, FLAG, QUERY, TYPES -> parsed(value);
            case PREFIX -> nodes.stringNode(value.isEmpty() ? "" : value + " ");
            default -> value.startsWith("{") ? parsed(value) : nodes.stringNode(value);
        };
    }

    private static JsonNode parsed(String value) {
        try {
            return Envelope.JSON.readTree(value.isEmpty() ? "\"\"" : value);
        } catch (JacksonException text) {
            return Envelope.JSON.getNodeFactory().stringNode(value);
        }
    }
}
