package io.github.tallyglass.sync;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Vanished;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Compares local sums with the gateways' own, day by day, and reads again what disagrees. Calls block on
/// the network, are polite, and keep what they found.
public interface Reconciler {

    /// Compares every whole or begun day of the range.
    ///
    /// @param accounts ids; empty: all that are not paused or removed
    /// @param zone whose days
    /// @param reread whether the hours that disagree are read again; what is still different after that
    ///     is reported
    Reconciliation run(
            Interval range,
            ZoneId zone,
            Set<Long> accounts,
            boolean reread,
            Consumer<Progress> progress,
            BooleanSupplier cancelled);

    /// @param days by account and day
    /// @param failures by account id: accounts that could not be asked to the end
    record Reconciliation(List<DayCheck> days, List<Vanished> vanished, Map<Long, Failure> failures) {}

    /// @param done days compared so far, of `all`
    /// @param latest the day that was compared last
    record Progress(int done, int all, DayCheck latest) {}
}
