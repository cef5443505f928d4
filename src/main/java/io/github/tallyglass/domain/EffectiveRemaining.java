package io.github.tallyglass.domain;

import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.State;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What is left of a login, whichever of its windows binds: a week that is used up blocks five hours that
/// are not (contract of CLIProxyAPI and quotas §3.3). Windows of one model, of reviews or of money do not
/// bind other requests.
public final class EffectiveRemaining {

    private EffectiveRemaining() {}

    /// @param windows of one login, as they are to be read now
    /// @return percent, the lowest of the windows that limit every request; empty where none is known
    public static Optional<BigDecimal> of(List<QuotaWindow> windows) {
        return windows.stream()
                .filter(window ->
                        window.reach() == Reach.ALL && (window.state() == State.OK || window.state() == State.STALE))
                .map(QuotaWindow::remainingPercent)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }
}
