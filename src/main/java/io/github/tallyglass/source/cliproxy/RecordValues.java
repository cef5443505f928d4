package io.github.tallyglass.source.cliproxy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Values at which a parser stands, read as what they should be, whatever they are: what is of another type
/// is passed over.
final class RecordValues {

    /// As far as whole numbers are exact in JSON as most programs write it (2⁵³): no count is larger.
    private static final long LARGEST = 1L << 53;

    private final JsonParser parser;
    private String nonsense = "";

    RecordValues(JsonParser parser) {
        this.parser = parser;
    }

    /// The last count that no 64 bits hold, or that makes no sense; `""` where there is none.
    String nonsense() {
        return nonsense;
    }

    /// Stands on each field's value in turn; on the closing brace afterwards.
    void object(Consumer<String> field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            field.accept(name);
        }
    }

    String text() {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getString();
            default -> {
                parser.skipChildren();
                yield "";
            }
        };
    }

    /// An upstream's JSON may have been put in as it is.
    String bodyText(JsonMapper json) {
        return parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY
                ? json.readTree(parser).toString()
                : text();
    }

    boolean flag() {
        return parser.currentToken() == JsonToken.VALUE_TRUE || text().equalsIgnoreCase("true");
    }

    /// A time that makes no sense is no reason to lose the record: −1.
    long lenient() {
        var before = nonsense;
        nonsense = "";
        var number = count("-");
        var sensible = nonsense.isEmpty();
        nonsense = before;
        return sensible ? number : -1;
    }

    long count(String name) {
        var number = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> ofText(parser.getString());
            case VALUE_STRING -> ofText(parser.getString().strip());
            default -> {
                parser.skipChildren();
                yield 0L;
            }
        };
        if (number > LARGEST || number < -LARGEST) {
            nonsense = name;
            return 0;
        }
        return number;
    }

    private long whole() {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? Long.MAX_VALUE : parser.getLongValue();
    }

    private static long ofText(String text) {
        if (text.isEmpty() || text.length() > 30) {
            return text.isEmpty() ? 0 : Long.MAX_VALUE;
        }
        try {
            var exact = new BigDecimal(text);
            return exact.precision() - (long) exact.scale() > 18
                    ? Long.MAX_VALUE
                    : exact.setScale(0, RoundingMode.HALF_UP).longValue();
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
