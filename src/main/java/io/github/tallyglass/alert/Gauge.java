package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.WindowPace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing of which something is left, as it was read last.
///
/// @param account name of the account, or of the budget
/// @param login label of the login; `""` where there is none
/// @param label of a window that the provider names; `""` for others
/// @param length of the window in seconds; 0 where there is none
/// @param good the reading is fresh, complete and answered; any other neither warns nor arms
/// @param remaining percent, 0…100; of a balance, share of the last top-up, null where that is unknown
/// @param resetsAt reset, end of the plan or of the budget's period; null where that is not told
/// @param pace null while there is too little to judge by
/// @param binds whether it limits every request of its login or account, so that nothing goes while it is
///     used up
/// @param money null for windows
public record Gauge(
        AlertSubject subject,
        GaugeKind kind,
        String account,
        String login,
        String label,
        long length,
        boolean good,
        @Nullable BigDecimal remaining,
        @Nullable Instant resetsAt,
        Instant observedAt,
        @Nullable WindowPace pace,
        boolean binds,
        @Nullable Money money) {

    /// Amounts of a balance or a budget.
    ///
    /// @param left of a balance: what is left; of a budget: what was spent
    /// @param of of a budget: its amount; null for a balance
    /// @param currency ISO code, or [io.github.tallyglass.domain.QuotaUnit#UNITS]
    /// @param emptyAt of a balance: when it is used up; null when that is more than a year away or unknown
    public record Money(
            BigDecimal left,
            @Nullable BigDecimal of,
            String currency,
            @Nullable Instant emptyAt) {}

    /// Two resets that differ by less are one: providers round.
    public static final Duration SAME_RESET = Duration.ofMinutes(2);
}
