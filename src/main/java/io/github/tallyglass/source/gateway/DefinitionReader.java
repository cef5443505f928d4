package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.DefinitionProblem;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.DefinitionSchema.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a definition, strictly: what is not known, not of its kind, or no read on the gateway's own host
/// is refused, and every problem is named at once with its place.
final class DefinitionReader {

    private static final int LONGEST = 65_536;
    private static final int LONGEST_VALUE = 60;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<DefinitionProblem> problems = new ArrayList<>();
    private final Map<String, List<String>> notes = new TreeMap<>();
    private final ObjectNode given;

    private DefinitionReader(ObjectNode given) {
        this.given = given;
    }

    /// @return the whole definition, or [Failure.BadDefinition] with everything that is wrong
    static Result<Definition> read(String text) {
        if (text.length() > LONGEST) {
            return bad(new DefinitionProblem("", "", "too-long", LONGEST / 1024 + " KB"));
        }
        try {
            // Editors of some systems put a mark in front.
            var root = STRICT.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return root instanceof ObjectNode object
                    ? new DefinitionReader(object).read()
                    : bad(new DefinitionProblem("", "", "section", ""));
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            // The library's own words quote the text.
            return bad(new DefinitionProblem(
                    "", "", "not-json", at == null ? "" : at.getLineNr() + ":" + at.getColumnNr()));
        }
    }

    private static Result<Definition> bad(DefinitionProblem problem) {
        return Result.err(new Failure.BadDefinition(List.of(problem)));
    }

    private Result<Definition> read() {
        problems.addAll(DefinitionSecrets.in(given));
        section("", given);
        if (!given.has("format")) {
            problems.add(new DefinitionProblem("/format", "", "format", DefinitionSchema.FORMAT));
        }
        if (problems.isEmpty()) {
            var whole = new Definition(filled(), Map.copyOf(notes));
            problems.addAll(DefinitionRules.problemsOf(whole));
            if (problems.isEmpty()) {
                return Result.ok(whole);
            }
        }
        return Result.err(new Failure.BadDefinition(List.copyOf(problems)));
    }

    private void section(String at, ObjectNode section) {
        var known = DefinitionSchema.keysOf(at);
        for (var entry : section.properties()) {
            var here = at + "/"
                    + JsonPointer.empty()
                            .appendProperty(entry.getKey())
                            .toString()
                            .substring(1);
            if (entry.getKey().equals(DefinitionSchema.NOTES)) {
                notes(at, here, entry.getValue());
            } else if (known.contains(entry.getKey())) {
                value(DefinitionSchema.settings().get(here), entry.getValue());
            } else {
                problem(here, entry.getValue(), "unknown", String.join(", ", known));
            }
        }
    }

    private void value(@Nullable Setting setting, JsonNode value) {
        if (setting == null || (value.isNull() && setting.nullable())) {
            return;
        }
        if (!setting.kind().allows(value)) {
            problem(setting.at(), value, setting.kind().word(), setting.kind().expected());
        } else if (setting.isSection()) {
            section(setting.at(), (ObjectNode) value);
        } else if (setting.kind() == DefinitionKind.READ && ReadPath.changes(value.asString())) {
            problem(setting.at(), value, "changes", "");
        }
    }

    private void notes(String section, String at, JsonNode value) {
        if (!DefinitionKind.NOTES.allows(value)) {
            problem(at, value, DefinitionKind.NOTES.word(), "");
            return;
        }
        var lines =
                value.isArray() ? value.valueStream().map(JsonNode::asString).toList() : List.of(value.asString());
        notes.put(section, lines);
    }

    private void problem(String at, JsonNode value, String code, String expected) {
        // What looks like a secret is not repeated, whatever else is wrong with it.
        var secret = problems.stream()
                .anyMatch(known -> known.code().equals("secret") && (known.at() + "/").startsWith(at + "/"));
        problems.add(new DefinitionProblem(at, secret ? "" : shown(value), code, expected));
    }

    private static String shown(JsonNode value) {
        var text = Scrubber.PLAIN.clean(value.toString()).replaceAll("\\p{Cntrl}+", " ");
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    /// The defaults with what was given put over them.
    private ObjectNode filled() {
        var whole = DefinitionSchema.defaults();
        for (var setting : DefinitionSchema.settings().values()) {
            var value = given.at(JsonPointer.compile(setting.at()));
            var parent = whole.at(JsonPointer.compile(setting.section()));
            if (value.isMissingNode() || !(parent instanceof ObjectNode section)) {
                continue;
            }
            if (value.isNull()) {
                section.putNull(setting.key());
            } else if (!setting.isSection()) {
                section.set(setting.key(), normal(setting, value));
            } else if (!section.path(setting.key()).isObject()) {
                section.putObject(setting.key());
            }
        }
        return whole;
    }

    /// In one form, however it was written: a field that has a unit with it, a number as a number.
    private static JsonNode normal(Setting setting, JsonNode value) {
        if (setting.kind() == DefinitionKind.POSITIVE) {
            return number(value);
        }
        if (setting.kind() == DefinitionKind.SUCCESS_FIELD) {
            return value.isObject() && !value.has("is") ? value.path("path") : value;
        }
        if (!setting.kind().hasUnit()) {
            return value;
        }
        var byDefault = DefinitionSchema.byDefault(setting.at());
        var field = Envelope.JSON.createObjectNode();
        field.set("path", value.isObject() ? value.path("path") : value);
        field.set("unit", value.has("unit") ? value.path("unit") : byDefault.path("unit"));
        return field;
    }

    private static JsonNode number(JsonNode value) {
        var exact = JsonFields.exact(value);
        if (exact == null) {
            return value;
        }
        var shortest = exact.stripTrailingZeros();
        return Envelope.JSON.getNodeFactory().numberNode(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
    }
}
