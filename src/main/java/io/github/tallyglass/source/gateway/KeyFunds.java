package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.KeyAccess.KeyBalance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what is left on a key from the two shapes that servers tell it in (gateway contract §§5.3, 5.4).
final class KeyFunds {

    /// What billing says of a key without a limit, in whatever unit it counts.
    private static final BigDecimal UNLIMITED = new BigDecimal(100_000_000);

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / 4);

    private KeyFunds() {}

    /// `/api/usage/token/`: quota units. What an unlimited key has left is a number without meaning,
    /// often negative.
    static Result<KeyBalance> usage(JsonNode data, Endpoint asked) {
        var available = JsonFields.number(data, "total_available");
        var used = JsonFields.number(data, "total_used");
        if (available.isEmpty() || used.isEmpty()) {
            return Result.err(new Failure.Malformed(asked.path(), "no figures of a key"));
        }
        return Result.ok(new KeyBalance(
                Scrubber.PLAIN.clean(JsonFields.text(data, "name")),
                JsonFields.flag(data, "unlimited_quota") ? null : (Long) available.getAsLong(),
                used.getAsLong()));
    }

    /// Billing: amounts in what the site displays, used ones in hundredths, both binary fractions.
    static Result<KeyBalance> billing(JsonNode limit, JsonNode usage, GatewayStatus status) {
        var amount = JsonFields.decimal(limit, "hard_limit_usd");
        var hundredths = JsonFields.decimal(usage, "total_usage");
        if (amount == null || hundredths == null) {
            return Result.err(new Failure.Malformed(Endpoint.BILLING_LIMIT.path(), "no figures of a key"));
        }
        var granted = units(amount, status);
        var used = units(hundredths.movePointLeft(2), status);
        if (granted == null || used == null) {
            return Result.err(new Failure.Malformed(Endpoint.BILLING_LIMIT.path(), "amounts without a usable rate"));
        }
        return Result.ok(new KeyBalance("", amount.compareTo(UNLIMITED) == 0 ? null : (Long) (granted - used), used));
    }

    /// Despite its name an amount is in what the site displays; only a currency of its own is shown as US
    /// dollars here.
    private static @Nullable Long units(BigDecimal amount, GatewayStatus status) {
        var perUnit = status.unit().unitsPerCurrency();
        var rate = status.unit().cnyPerUsd();
        var units = switch (status.displayType()) {
            case "TOKENS" -> amount;
            case "CNY" -> rate == null ? null : amount.multiply(perUnit).divide(rate, 0, RoundingMode.HALF_UP);
            default -> amount.multiply(perUnit);
        };
        // Differences of two have to fit into 64 bits too.
        return units == null || units.abs().compareTo(LARGEST) > 0
                ? null
                : (Long) units.setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
