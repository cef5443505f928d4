package io.github.tallyglass.source.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Fields of an object, read as what they should be whatever they are: numbers come as text and the other
/// way round, keys in snake or camel case, and null where nothing was measured.
///
/// @param node anything; what is no object has no fields
record Fields(JsonNode node) {

    /// More digits than any share, time or balance has; beyond, arithmetic itself becomes a load.
    private static final int MOST_DIGITS = 40;

    private static final BigDecimal MILLIS_FROM = new BigDecimal(100_000_000_000L);
    private static final BigDecimal LAST_SECOND = new BigDecimal(253_402_300_799L);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d{1,3})?|[+-]?\\.\\d+");

    boolean isObject() {
        return node.isObject();
    }

    /// Whether the key is there with something in it.
    boolean has(String key) {
        return find(key) != null;
    }

    /// Whether the key is there, if with null.
    boolean names(String key) {
        return node.has(key) || node.has(camel(key));
    }

    /// The object under the key; one without fields where there is none.
    Fields child(String key) {
        var found = find(key);
        return new Fields(found == null ? MissingNode.getInstance() : found);
    }

    /// The objects of a list; none where there is no list.
    List<Fields> list(String key) {
        var found = find(key);
        return found == null || !found.isArray()
                ? List.of()
                : found.valueStream()
                        .filter(JsonNode::isObject)
                        .map(Fields::new)
                        .toList();
    }

    /// The texts of a list; none where there is no list.
    List<String> texts(String key) {
        var found = find(key);
        return found == null || !found.isArray()
                ? List.of()
                : found.valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList();
    }

    Set<Map.Entry<String, JsonNode>> entries() {
        return node.isObject() ? node.properties() : Set.of();
    }

    /// `""` where there is none.
    String text(String key) {
        var found = find(key);
        return found == null || found.isContainer() ? "" : found.asString().strip();
    }

    /// The first of several that is there.
    String textOf(String... keys) {
        for (var key : keys) {
            var text = text(key);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /// null where nothing is told.
    @Nullable
    Boolean flag(String key) {
        var found = find(key);
        if (found == null || found.isContainer()) {
            return null;
        }
        return switch (found.asString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    boolean isTrue(String key) {
        return Boolean.TRUE.equals(flag(key));
    }

    /// An exact number of sensible size.
    @Nullable
    BigDecimal decimal(String key) {
        var found = find(key);
        if (found == null || found.isContainer() || found.isBoolean()) {
            return null;
        }
        var text = found.isNumber() ? found.toString() : found.asString().strip();
        if (text.length() > 2 * MOST_DIGITS || !NUMBER.matcher(text).matches()) {
            return null;
        }
        var value = new BigDecimal(text);
        return value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS ? null : value;
    }

    /// A whole number, rounded half up.
    @Nullable
    Long whole(String key) {
        var value = decimal(key);
        return value == null || value.abs().compareTo(new BigDecimal(Long.MAX_VALUE)) > 0
                ? null
                : (Long) value.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /// A moment: epoch seconds, epoch milliseconds or ISO 8601; 0 says nothing.
    @Nullable
    Instant instant(String key) {
        var number = decimal(key);
        if (number == null) {
            return iso(text(key));
        }
        var seconds = number.compareTo(MILLIS_FROM) >= 0 ? number.movePointLeft(3) : number;
        if (seconds.signum() <= 0 || seconds.compareTo(LAST_SECOND) > 0) {
            return null;
        }
        return Instant.ofEpochMilli(
                seconds.movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact());
    }

    private static @Nullable Instant iso(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /// Under the key as it is, or its twin in camel case; null for JSON's null.
    private @Nullable JsonNode find(String key) {
        var found = node.get(key);
        if (found == null || found.isNull()) {
            found = node.get(camel(key));
        }
        return found == null || found.isNull() ? null : found;
    }

    private static String camel(String snake) {
        var text = new StringBuilder();
        var up = false;
        for (var i = 0; i < snake.length(); i++) {
            var c = snake.charAt(i);
            if (c == '_') {
                up = true;
            } else {
                text.append(up ? Character.toUpperCase(c) : c);
                up = false;
            }
        }
        return text.toString();
    }
}
