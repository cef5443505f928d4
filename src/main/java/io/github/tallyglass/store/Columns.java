package io.github.tallyglass.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Columns that may be empty, and what is written into them: decimals as text, moments as milliseconds.
final class Columns {

    private Columns() {}

    static @Nullable Long number(ResultSet row, int column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable BigDecimal decimal(ResultSet row, int column) throws SQLException {
        var text = row.getString(column);
        return text == null ? null : new BigDecimal(text);
    }

    static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        var millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable String text(@Nullable BigDecimal decimal) {
        return decimal == null ? null : decimal.toPlainString();
    }

    static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
