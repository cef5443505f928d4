package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.EventType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a value of a definition may be.
enum DefinitionKind {
    SECTION(JsonNode::isObject),
    FORMAT(node -> node.isString() && node.asString().equals(DefinitionSchema.FORMAT), DefinitionSchema.FORMAT),
    LINE(node -> isText(node, 120) && node.asString().indexOf('\n') < 0),
    NOTES(node -> isText(node, 2_000)
            || (node.isArray() && node.size() <= 100 && node.valueStream().allMatch(line -> isText(line, 2_000)))),
    HEADER(node -> isMatch(node, "[A-Za-z][A-Za-z0-9-]{0,63}") && !isReserved(node)),
    HEADERS(node -> node.isArray() && node.size() <= 6 && node.valueStream().allMatch(header -> HEADER.allows(header))),
    PREFIX(node -> isMatch(node, "([A-Za-z][A-Za-z-]{0,19} ?)?")),
    READ(node -> node.isString() && ReadPath.isPath(node.asString())),
    FIELD(node -> node.isString() && FieldPath.isPath(node.asString())),
    TIME_FIELD(Units.TIME),
    DURATION_FIELD(Units.DURATION),
    AMOUNT_FIELD(Units.AMOUNT),
    SUCCESS_FIELD(node -> isFieldWith(node, "is", JsonNode::isValueNode)),
    FIELDS(node -> node.isArray() && node.size() <= 40 && node.valueStream().allMatch(field -> FIELD.allows(field))),
    TYPES(
            node -> node.isObject()
                    && node.size() <= 100
                    && node.valueStream()
                            .allMatch(word -> word.isString()
                                    && EventType.ofWord(word.asString()).isPresent()),
            Arrays.stream(EventType.values()).map(EventType::word).collect(Collectors.joining(", "))),
    QUERY(node -> node.isObject()
            && node.size() <= 20
            && node.properties().stream()
                    .allMatch(pair -> isParameter(pair.getKey()) && isQueryValue(pair.getValue()))),
    PARAMETER(node -> node.isString() && isParameter(node.asString())),
    FIRST(node -> node.isIntegralNumber() && node.canConvertToInt() && (node.asInt() | 1) == 1, "0, 1"),
    SIZE(
            node -> node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= 1 && node.asInt() <= 1_000,
            "1–1000"),
    TIME_UNIT(Units.TIME.names()),
    FLAG(JsonNode::isBoolean, "true, false"),
    POSITIVE(DefinitionKind::isPositive),
    CURRENCY(node -> node.isString() && isCurrency(node.asString())),
    DISPLAY(List.of("currency", "tokens"));

    private static final Set<String> RESERVED = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "transfer-encoding",
            "accept",
            "accept-encoding",
            "user-agent",
            "cookie",
            "te",
            "upgrade",
            "trailer",
            "expect");

    private final Predicate<JsonNode> rule;
    private final String expected;

    DefinitionKind(Predicate<JsonNode> rule) {
        this(rule, "");
    }

    DefinitionKind(List<String> words) {
        this(node -> node.isString() && words.contains(node.asString()), String.join(", ", words));
    }

    DefinitionKind(Units units) {
        this(
                node -> isFieldWith(
                        node, "unit", unit -> unit.isString() && units.names().contains(unit.asString())),
                String.join(", ", units.names()));
    }

    DefinitionKind(Predicate<JsonNode> rule, String expected) {
        this.rule = rule;
        this.expected = expected;
    }

    /// What the second part of a field may say.
    enum Units {
        TIME("seconds", "milliseconds", "iso"),
        DURATION("seconds", "milliseconds"),
        AMOUNT("units", "currency");

        private final List<String> names;

        Units(String... names) {
            this.names = List.of(names);
        }

        List<String> names() {
            return names;
        }
    }

    boolean allows(JsonNode value) {
        return rule.test(value);
    }

    /// Words that may stand there; `""` where they cannot be counted.
    String expected() {
        return expected;
    }

    /// Whether a field is kept as an object with its unit, even if it was written as a path alone.
    boolean hasUnit() {
        return this == TIME_FIELD || this == DURATION_FIELD || this == AMOUNT_FIELD;
    }

    /// In texts: `definition.problem.WORD`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isText(JsonNode node, int longest) {
        return node.isString()
                && node.asString().length() <= longest
                && node.asString().chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
    }

    private static boolean isMatch(JsonNode node, String pattern) {
        return node.isString() && Pattern.matches(pattern, node.asString());
    }

    private static boolean isReserved(JsonNode node) {
        return RESERVED.contains(node.asString().toLowerCase(Locale.ROOT));
    }

    /// A path, or an object of a path and one thing more.
    private static boolean isFieldWith(JsonNode node, String more, Predicate<JsonNode> rule) {
        if (!node.isObject()) {
            return FIELD.allows(node);
        }
        var path = node.get("path");
        var second = node.get(more);
        return path != null
                && FIELD.allows(path)
                && (second == null || rule.test(second))
                && node.size() == (second == null ? 1 : 2);
    }

    private static boolean isParameter(String name) {
        return Pattern.matches("[A-Za-z_][A-Za-z0-9_.\\-\\[\\]]{0,63}", name);
    }

    private static boolean isQueryValue(JsonNode value) {
        return value.isNumber() || value.isBoolean() || isText(value, 200);
    }

    private static boolean isPositive(JsonNode node) {
        var value = node.isNumber() || node.isString() ? JsonFields.exact(node) : null;
        return value != null && value.compareTo(new BigDecimal("0.000001")) >= 0;
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
