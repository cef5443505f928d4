package io.github.tallyglass.query;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A login of an account with what is left of its windows.
///
/// @param windows those that limit every request first, the shortest of them first
/// @param credits null when nothing was said of credits
/// @param readAt when the newest of these was read; null when never
public record LoginView(
        Login login,
        List<AccountReadings.Window> windows,
        LoginReading.@Nullable Credits credits,
        @Nullable Instant readAt) {

    public LoginView {
        windows = List.copyOf(windows);
    }
}
