package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import java.util.Comparator;

/// A line of the table: a day of an account beside the gateway's own sum of it.
record DayLine(Account account, DayCheck check) {

    private static final Comparator<DayLine> NEWEST_FIRST = Comparator.comparing(
                    (DayLine line) -> line.check().day(), Comparator.reverseOrder())
            .thenComparing(line -> line.account().name());

    /// @param differingFirst days that call for a look before all others
    static Comparator<DayLine> order(boolean differingFirst) {
        return differingFirst ? Comparator.comparingInt(DayLine::urgency).thenComparing(NEWEST_FIRST) : NEWEST_FIRST;
    }

    private int urgency() {
        return switch (check.state()) {
            case DIFFERS -> 0;
            case EXPLAINED -> 1;
            case NOT_COVERED, NO_STAT, EQUAL -> 2;
        };
    }
}
