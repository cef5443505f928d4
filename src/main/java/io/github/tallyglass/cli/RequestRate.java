package io.github.tallyglass.cli;

import java.math.BigDecimal;
import java.util.Optional;

/// How fast a host may be asked.
public sealed interface RequestRate {

    /// The polite budget of the service.
    record Polite() implements RequestRate {}

    /// A rate of the user's.
    ///
    /// @param perSecond requests per second and host, above zero
    record PerSecond(BigDecimal perSecond) implements RequestRate {}

    /// As fast as the host answers.
    record Unlimited() implements RequestRate {}

    /// A number or `unlimited`; empty where it is neither.
    static Optional<RequestRate> parse(String text) {
        if (text.equals("unlimited")) {
            return Optional.of(new Unlimited());
        }
        try {
            var rate = new BigDecimal(text);
            return rate.signum() > 0 ? Optional.of(new PerSecond(rate)) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
