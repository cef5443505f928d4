package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.SiteDisplay;
import io.github.tallyglass.domain.UsageEvent;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// All dictionaries. The writer has one set, the readers another, so that readers see committed values
/// only.
public final class Dictionaries {

    public final Dictionary<String> models = words("model", "name");
    public final Dictionary<String> ips = words("ip", "address");
    public final Dictionary<RowKind> kinds = new Dictionary<>(
            "kind",
            "type, status, settlement",
            (statement, at, kind) -> {
                statement.setInt(at, kind.type().code());
                setInteger(statement, at + 1, kind.status());
                statement.setBoolean(at + 2, kind.settlement());
            },
            row -> new RowKind(EventType.ofCode(row.getInt(1)), getInteger(row, 2), row.getBoolean(3)));
    public final Dictionary<RowOrigin> origins = new Dictionary<>(
            "origin",
            "key_name, key_id, group_name, user_name, user_id, channel, endpoint, client, channel_name,"
                    + " provider, login, login_ref, effort, tier",
            (statement, at, origin) -> {
                statement.setString(at, origin.key());
                statement.setLong(at + 1, origin.keyId());
                statement.setString(at + 2, origin.group());
                statement.setString(at + 3, origin.user());
                statement.setLong(at + 4, origin.userId());
                statement.setLong(at + 5, origin.channel());
                statement.setString(at + 6, origin.endpoint());
                statement.setString(at + 7, origin.client());
                statement.setString(at + 8, origin.channelName());
                statement.setString(at + 9, origin.upstream().provider());
                statement.setString(at + 10, origin.upstream().login());
                statement.setString(at + 11, origin.upstream().loginRef());
                statement.setString(at + 12, origin.upstream().effort());
                statement.setString(at + 13, origin.upstream().tier());
            },
            row -> new RowOrigin(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    new UsageEvent.Upstream(
                            row.getString(10),
                            row.getString(11),
                            row.getString(12),
                            row.getString(13),
                            row.getString(14))));
    public final Dictionary<QuotaUnit> units = new Dictionary<>(
            "unit",
            "units_per_currency, currency, cny_per_usd, assumed, display, symbol, per_usd, basis",
            (statement, at, unit) -> {
                statement.setString(at, unit.unitsPerCurrency().toString());
                statement.setString(at + 1, unit.currency());
                // The user's own rate belongs to the settings; rows keep what gateways said.
                setDecimal(statement, at + 2, unit.ownRate() ? null : unit.cnyPerUsd());
                statement.setInt(at + 3, unit.saidBy().ordinal());
                statement.setString(at + 4, unit.display().kind().name());
                statement.setString(at + 5, unit.display().symbol());
                setDecimal(statement, at + 6, unit.display().perUsd());
                statement.setString(at + 7, unit.basis().word());
            },
            this::unit);
    public final Dictionary<Pricing> pricings = new Dictionary<>(
            "pricing",
            "model_ratio, completion_ratio, group_ratio, model_price, cache_ratio, cache_write_ratio,"
                    + " cache_write_1h_ratio, mode",
            (statement, at, pricing) -> {
                setDecimal(statement, at, pricing.modelRatio());
                setDecimal(statement, at + 1, pricing.completionRatio());
                setDecimal(statement, at + 2, pricing.groupRatio());
                setDecimal(statement, at + 3, pricing.modelPrice());
                setDecimal(statement, at + 4, pricing.cacheRatio());
                setDecimal(statement, at + 5, pricing.cacheWriteRatio());
                setDecimal(statement, at + 6, pricing.cacheWrite1hRatio());
                statement.setString(at + 7, pricing.mode());
            },
            row -> new Pricing(
                    getDecimal(row, 1),
                    getDecimal(row, 2),
                    getDecimal(row, 3),
                    getDecimal(row, 4),
                    getDecimal(row, 5),
                    getDecimal(row, 6),
                    getDecimal(row, 7),
                    row.getString(8)));

    private final @Nullable BigDecimal ownRate;
    private final List<Dictionary<?>> all = List.of(models, ips, kinds, origins, units, pricings);

    public Dictionaries() {
        this(null);
    }

    /// @param ownRate yuan for one dollar where a gateway said no rate, for readers only; null for none
    public Dictionaries(@Nullable BigDecimal ownRate) {
        this.ownRate = ownRate;
    }

    /// Takes in what was added since the last time, as far as the transaction sees it.
    public void refresh(Handle handle) {
        try {
            for (var one : all) {
                one.refresh(handle.getConnection());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void forget() {
        all.forEach(Dictionary::forget);
    }

    private QuotaUnit unit(ResultSet row) throws SQLException {
        var unit = new QuotaUnit(
                new BigDecimal(row.getString(1)),
                row.getString(2),
                getDecimal(row, 3),
                SaidBy.values()[row.getInt(4)],
                false,
                new SiteDisplay(SiteDisplay.Kind.valueOf(row.getString(5)), row.getString(6), getDecimal(row, 7)),
                QuotaUnit.Basis.ofWord(row.getString(8)));
        return unit.withOwnRate(ownRate);
    }

    private static Dictionary<String> words(String table, String column) {
        return new Dictionary<>(table, column, PreparedStatement::setString, row -> row.getString(1));
    }

    private static void setInteger(PreparedStatement statement, int at, @Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.INTEGER);
        } else {
            statement.setInt(at, value);
        }
    }

    private static @Nullable Integer getInteger(ResultSet row, int at) throws SQLException {
        var value = row.getInt(at);
        return row.wasNull() ? null : value;
    }

    private static void setDecimal(PreparedStatement statement, int at, @Nullable BigDecimal value)
            throws SQLException {
        statement.setString(at, value == null ? null : value.toString());
    }

    private static @Nullable BigDecimal getDecimal(ResultSet row, int at) throws SQLException {
        var text = row.getString(at);
        return text == null ? null : new BigDecimal(text);
    }
}
