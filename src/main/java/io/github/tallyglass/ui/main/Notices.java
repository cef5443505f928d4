package io.github.tallyglass.ui.main;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.sync.SyncState.Phase;
import java.util.stream.Stream;

/// Which states of the service deserve a banner.
final class Notices {

    private Notices() {}

    /// Waiting because the host asked for it is ordinary, and cancelling was the user's own wish.
    static Stream<Notice> of(SyncState.AccountSync account) {
        var failure = account.failure();
        if (failure == null || failure instanceof Failure.RateLimited || failure instanceof Failure.Cancelled) {
            return Stream.empty();
        }
        return Stream.of(new Notice(
                account.name(), failure, account.phase() != Phase.STOPPED && account.phase() != Phase.PAUSED));
    }
}
