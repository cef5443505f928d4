package io.github.tallyglass.ui.account;

import io.github.tallyglass.query.AccountView;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// How old what a card shows is.
final class Readings {

    private Readings() {}

    /// When the oldest of an account's balance and windows was read; empty when nothing was.
    static Optional<Instant> oldest(AccountView view) {
        return Stream.concat(
                        Stream.ofNullable(view.balanceAt()),
                        view.readings().windows().stream()
                                .map(each -> each.window().observedAt()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }
}
