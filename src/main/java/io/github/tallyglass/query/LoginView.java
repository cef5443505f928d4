package io.github.tallyglass.query;

import io.github.tallyglass.domain.EffectiveRemaining;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading.Credits;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.ReadingFault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A login of an account with what is left of its windows.
///
/// @param windows those that limit every request first, the shortest of them first
/// @param credits null when nothing was said of credits
/// @param readAt when the newest of these was read; null when never
/// @param source of that reading; null when there was none
/// @param fault how the last question ended; null when it was answered, or when something younger was
///     read since
public record LoginView(
        Login login,
        List<AccountReadings.Window> windows,
        @Nullable Credits credits,
        @Nullable Instant readAt,
        QuotaWindow.@Nullable Source source,
        @Nullable ReadingFault fault) {

    public LoginView {
        windows = List.copyOf(windows);
    }

    /// One whose last question was answered.
    public LoginView(
            Login login, List<AccountReadings.Window> windows, @Nullable Credits credits, @Nullable Instant readAt) {
        this(login, windows, credits, readAt, null, null);
    }

    /// Percent; empty where nothing is known.
    public Optional<BigDecimal> effectiveRemaining() {
        return EffectiveRemaining.of(
                windows.stream().map(AccountReadings.Window::window).toList());
    }
}
