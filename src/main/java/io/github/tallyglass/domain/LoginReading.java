package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was read of a login's quota at one moment, by one source. Windows that a reading does not name
/// are not gone: headers tell some, a poll tells all ([#complete()]).
///
/// @param login [Login#ref()]
/// @param plan as told with this reading; `""` when it was not
/// @param credits null when nothing was said of credits
/// @param complete windows that are not among these do not exist
public record LoginReading(
        String login,
        String plan,
        List<QuotaWindow> windows,
        @Nullable Credits credits,
        QuotaWindow.Source source,
        Instant observedAt,
        boolean complete) {

    public LoginReading {
        windows = List.copyOf(windows);
    }

    /// What may be used beyond the windows.
    ///
    /// @param balance as the provider counts; null when not told
    /// @param currency ISO code; `""` where the balance is a number of credits
    /// @param unlimited nothing is counted
    /// @param resets how often a window may be reset before its time; null when not told
    /// @param resetExpiresAt when the first of those is lost; null when not told
    public record Credits(
            @Nullable BigDecimal balance,
            String currency,
            boolean unlimited,
            @Nullable Integer resets,
            @Nullable Instant resetExpiresAt) {}
}
