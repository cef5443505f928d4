package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Failure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The way of a comparison with the gateways' own sums.
sealed interface Comparison {

    record Idle() implements Comparison {}

    /// @param done of `all` days; `all` is 0 until it is known
    /// @param latest the day that was compared last
    /// @param stopping the user wants it to end; the day under way is finished
    record Running(
            boolean reread, int done, int all, @Nullable DayCheck latest, boolean stopping) implements Comparison {}

    /// @param days how many were compared
    /// @param differing how many of them disagree, and nothing explains it
    /// @param unanswered how many the gateway did not answer for
    /// @param failures by account id: accounts that could not be asked to the end
    record Ended(boolean reread, boolean stopped, int days, int differing, int unanswered, Map<Long, Failure> failures)
            implements Comparison {}

    record Broken(Failure failure) implements Comparison {}
}
