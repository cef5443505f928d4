package io.github.tallyglass.source.gateway;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads fields of an object as what they should be, whatever they are: forks send numbers as text, null
/// where nothing was measured, and the other way round.
final class JsonFields {

    /// More digits than any price or count has; beyond, arithmetic itself becomes a load.
    private static final int MOST_DIGITS = 40;

    private JsonFields() {}

    /// A whole number; fractions are rounded half up. Empty where it is missing, null, no number, or does
    /// not fit into 64 bits.
    static OptionalLong number(JsonNode object, String field) {
        var exact = decimal(object.get(field));
        if (exact == null || exact.precision() - (long) exact.scale() > 19) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
        } catch (ArithmeticException beyond64Bits) {
            return OptionalLong.empty();
        }
    }

    /// A whole number; 0 where there is none.
    static long numberOr0(JsonNode object, String field) {
        return number(object, field).orElse(0);
    }

    /// A number that is there but does not fit into 64 bits.
    static boolean isTooLarge(JsonNode object, String field) {
        var node = object.get(field);
        return node != null && looksNumeric(node) && number(object, field).isEmpty();
    }

    /// The exact number that a value is, or that its text holds; null where it is none of sensible size.
    static @Nullable BigDecimal exact(JsonNode value) {
        return decimal(value);
    }

    /// An exact number of sensible size; null where there is none.
    static @Nullable BigDecimal decimal(JsonNode object, String field) {
        return decimal(object.get(field));
    }

    /// An exact number in its shortest form, `1` for `1.0`, so that equal numbers are equal values; null
    /// where there is none.
    static @Nullable BigDecimal shortest(JsonNode object, String field) {
        var value = decimal(object, field);
        if (value == null) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// `""` where the field is missing, null, or no plain value.
    static String text(JsonNode object, String field) {
        var node = object.get(field);
        return node == null || node.isNull() || node.isContainer() ? "" : node.asString();
    }

    /// True for `true`, `"true"` and numbers other than 0.
    static boolean flag(JsonNode object, String field) {
        var node = object.get(field);
        if (node == null) {
            return false;
        }
        return node.isBoolean() ? node.asBoolean() : node.isString() ? "true".equals(node.asString()) : isNonZero(node);
    }

    static boolean has(JsonNode object, String field) {
        var node = object.get(field);
        return node != null && !node.isNull();
    }

    private static boolean isNonZero(JsonNode node) {
        var number = decimal(node);
        return number != null && number.signum() != 0;
    }

    private static @Nullable BigDecimal decimal(@Nullable JsonNode node) {
        if (node == null || !looksNumeric(node)) {
            return null;
        }
        try {
            var value = node.isNumber()
                    ? node.decimalValue()
                    : new BigDecimal(node.asString().strip());
            // Two questions, since 1e-999999999 has one digit and is a load all the same.
            return value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS ? null : value;
        } catch (NumberFormatException | ArithmeticException noNumber) {
            return null;
        }
    }

    private static boolean looksNumeric(JsonNode node) {
        if (node.isNumber()) {
            return true;
        }
        if (!node.isString()) {
            return false;
        }
        var text = node.asString().strip();
        return !text.isEmpty()
                && text.length() <= 2 * MOST_DIGITS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)
                && text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
