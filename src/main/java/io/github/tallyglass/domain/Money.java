package io.github.tallyglass.domain;

import java.math.BigDecimal;

/// An amount in one currency, exact.
///
/// @param currency ISO code
public record Money(BigDecimal amount, String currency) {

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return new Money(amount.add(other.amount), currency);
    }
}
