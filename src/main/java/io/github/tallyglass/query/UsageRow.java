package io.github.tallyglass.query;

import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.UsageEvent;
import java.math.BigDecimal;
import java.util.Optional;

/// A stored row with the names that a table shows.
///
/// @param account the account's name
/// @param unit unit and rate in force when the row was read
public record UsageRow(RowKey key, String account, UsageEvent event, QuotaUnit unit) {

    /// Gateways write the price beside the quota as a rounded number: half a unit at the default is no difference.
    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

    /// The price in US dollars that the gateway states, where it is another one than its quota comes to; empty where
    /// both agree, where none is stated, and where a unit is not a dollar's.
    public Optional<BigDecimal> statedOtherwise() {
        return unit.currency().equals("USD")
                ? event.statedUsd()
                        .filter(stated ->
                                stated.subtract(unit.cost(event.quota()).amount())
                                                .abs()
                                                .compareTo(ROUNDING)
                                        > 0)
                : Optional.empty();
    }
}
