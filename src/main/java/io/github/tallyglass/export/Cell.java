package io.github.tallyglass.export;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One value of an exported row, before a format decides how it is written.
public sealed interface Cell {

    /// Written by people or gateways; the only kind that a spreadsheet could take for a formula.
    record Text(String value) implements Cell {}

    record Whole(long value) implements Cell {}

    /// Exact decimals (money, ratios): digits in CSV, a string in JSON, so that no reader rounds them.
    record Exact(BigDecimal value) implements Cell {}

    record Flag(boolean value) implements Cell {}

    /// An empty cell in CSV, `null` in JSON, never a zero.
    record Unknown() implements Cell {}

    static Cell unknown() {
        return new Unknown();
    }

    static Cell whole(@Nullable Long value) {
        return value == null ? unknown() : new Whole(value);
    }

    static Cell exact(@Nullable BigDecimal value) {
        return value == null ? unknown() : new Exact(value);
    }

    /// As it stands in a CSV file, made harmless where it is text.
    default String csv() {
        return switch (this) {
            case Text(String value) -> SpreadsheetText.harmless(value);
            case Whole(long value) -> Long.toString(value);
            case Exact(BigDecimal value) -> value.toPlainString();
            case Flag(boolean value) -> Boolean.toString(value);
            case Unknown() -> "";
        };
    }
}
