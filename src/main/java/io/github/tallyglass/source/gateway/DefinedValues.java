package io.github.tallyglass.source.gateway;

import io.github.tallyglass.source.gateway.Definition.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Brings values of a defined gateway into the units of the family: seconds, milliseconds, quota units.
final class DefinedValues {

    private static final BigDecimal THOUSAND = new BigDecimal(1000);

    private final BigDecimal unitsPerCurrency;

    DefinedValues(Definition definition) {
        var units = definition.decimal("/unit/units_per_currency");
        // Amounts in a currency demand it, so nothing is ever multiplied by this one.
        this.unitsPerCurrency = units == null ? BigDecimal.ONE : units;
    }

    /// Epoch seconds; a part of a second is dropped. Null where the value is no time.
    @Nullable
    BigDecimal second(Field field, JsonNode root) {
        var value = field.in(root);
        if (field.unit().equals("iso")) {
            var instant = value.isString() ? instant(value.asString().strip()) : null;
            return instant == null ? null : BigDecimal.valueOf(instant.getEpochSecond());
        }
        var exact = JsonFields.exact(value);
        if (exact == null) {
            return null;
        }
        var seconds = field.unit().equals("milliseconds") ? exact.divide(THOUSAND, 0, RoundingMode.FLOOR) : exact;
        return seconds.setScale(0, RoundingMode.FLOOR);
    }

    /// Milliseconds; null where the value is no number.
    @Nullable
    BigDecimal millis(Field field, JsonNode root) {
        var exact = JsonFields.exact(field.in(root));
        return exact == null || field.unit().equals("milliseconds") ? exact : exact.multiply(THOUSAND);
    }

    /// Quota units; null where the value is no number.
    @Nullable
    BigDecimal units(Field field, JsonNode root) {
        var exact = JsonFields.exact(field.in(root));
        return exact == null || !field.unit().equals("currency")
                ? exact
                : exact.multiply(unitsPerCurrency).setScale(0, RoundingMode.HALF_UP);
    }

    /// Without an offset a time is UTC.
    private static @Nullable Instant instant(String text) {
        var iso = text.replace(' ', 'T');
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException noTime) {
                return null;
            }
        }
    }
}
