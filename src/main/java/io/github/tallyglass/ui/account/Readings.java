package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// How old what a card shows is.
final class Readings {

    private Readings() {}

    /// When the oldest of an account's balance and windows was read; empty when nothing was.
    static Optional<Instant> oldest(AccountView view) {
        var windows = Stream.concat(
                view.readings().windows().stream(),
                view.readings().logins().stream().flatMap(login -> login.windows().stream()));
        return Stream.concat(
                        Stream.ofNullable(view.balanceAt()),
                        windows.map(AccountReadings.Window::window)
                                .filter(window -> window.state() != QuotaWindow.State.NOT_REPORTED)
                                .map(QuotaWindow::observedAt))
                .min(Comparator.naturalOrder());
    }
}
