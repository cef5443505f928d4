package io.github.tallyglass.export;

import io.github.tallyglass.domain.Money;
import io.github.tallyglass.query.UsageRow;
import java.util.Optional;

/// What a row adds to the bill: a consume row its quota, a refund row the same below zero, any other row
/// nothing. A row that nobody charged adds nothing; what it would cost at list prices is told apart.
final class BilledRow {

    private BilledRow() {}

    static Optional<Long> quota(UsageRow row) {
        if (!row.unit().isBilled()) {
            return Optional.empty();
        }
        return switch (row.event().type()) {
            case CONSUME -> Optional.of(row.event().quota());
            case REFUND -> Optional.of(-row.event().quota());
            default -> Optional.empty();
        };
    }

    /// What nobody charged, at list prices, to six decimals; empty where the source charged, and where no
    /// list has a price.
    static Optional<Money> estimate(UsageRow row) {
        return row.unit().isEstimate() ? Optional.of(row.unit().cost(row.event().quota())) : Optional.empty();
    }

    /// In the other display currency; empty without a rate.
    static Optional<Money> converted(UsageRow row) {
        return quota(row).flatMap(quota -> Optional.ofNullable(row.unit().converted(quota)));
    }
}
