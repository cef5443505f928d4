package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.SiteDisplay;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `/api/status` (gateway contract §4). `price` is a price of top-ups and stays out: as a display
/// rate it would inflate everything.
final class StatusReader {

    private static final int LONGEST_NAME = 120;

    private StatusReader() {}

    static Result<GatewayStatus> read(JsonNode data, Dialect dialect) {
        if (!isStatus(data)) {
            return Result.err(new Failure.Malformed(Endpoint.STATUS.path(), "no status of a gateway"));
        }
        return Result.ok(new GatewayStatus(
                line(data, "system_name"),
                line(data, "version"),
                JsonFields.numberOr0(data, "start_time"),
                unit(data, dialect),
                display(data).kind().name(),
                dialect.hourlyData()
                        && (!data.has("enable_data_export") || JsonFields.flag(data, "enable_data_export"))));
    }

    static boolean isStatus(JsonNode data) {
        return data.isObject() && (data.has("quota_per_unit") || data.has("system_name") || data.has("version"));
    }

    private static QuotaUnit unit(JsonNode data, Dialect dialect) {
        var perUnit = positive(data, "quota_per_unit");
        return new QuotaUnit(
                perUnit == null ? QuotaUnit.DEFAULT.unitsPerCurrency() : perUnit,
                dialect.unitCurrency(),
                positive(data, "usd_exchange_rate"),
                perUnit == null ? SaidBy.NOBODY : SaidBy.SERVER,
                false,
                display(data));
    }

    /// Older builds only say whether they show currency at all.
    private static SiteDisplay display(JsonNode data) {
        var said = JsonFields.text(data, "quota_display_type").toUpperCase(Locale.ROOT);
        return switch (said) {
            case "USD" -> SiteDisplay.DOLLARS;
            case "CNY" -> SiteDisplay.YUAN;
            case "TOKENS" -> SiteDisplay.UNITS;
            case "CUSTOM" ->
                SiteDisplay.custom(
                        line(data, "custom_currency_symbol"), positive(data, "custom_currency_exchange_rate"));
            default ->
                data.has("display_in_currency") && !JsonFields.flag(data, "display_in_currency")
                        ? SiteDisplay.UNITS
                        : SiteDisplay.DOLLARS;
        };
    }

    private static @Nullable BigDecimal positive(JsonNode data, String field) {
        var value = JsonFields.shortest(data, field);
        return value == null || value.signum() <= 0 ? null : value;
    }

    /// One line of sensible length: these names go into headings and messages.
    private static String line(JsonNode data, String field) {
        return Scrubber.PLAIN
                .text(JsonFields.text(data, field).replaceAll("\\p{Cntrl}+", " "), LONGEST_NAME)
                .strip();
    }
}
