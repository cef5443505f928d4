package io.github.tallyglass.export;

import io.github.tallyglass.domain.Money;
import io.github.tallyglass.query.UsageRow;
import java.util.Optional;

/// What a row adds to the bill: a consume row its quota, a refund row the same below zero, any other row
/// nothing.
final class BilledRow {

    private BilledRow() {}

    static Optional<Long> quota(UsageRow row) {
        return switch (row.event().type()) {
            case CONSUME -> Optional.of(row.event().quota());
            case REFUND -> Optional.of(-row.event().quota());
            default -> Optional.empty();
        };
    }

    /// In the other display currency; empty without a rate.
    static Optional<Money> converted(UsageRow row) {
        return quota(row).flatMap(quota -> Optional.ofNullable(row.unit().converted(quota)));
    }
}
