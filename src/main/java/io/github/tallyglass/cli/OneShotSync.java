package io.github.tallyglass.cli;

import io.github.tallyglass.sync.SyncDepth;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.sync.SyncState;
import java.util.List;
import java.util.function.Consumer;

/// Reads accounts once and ends.
public interface OneShotSync {

    /// Blocks until all is read, has failed, or was stopped; a stop finishes the running transaction first.
    ///
    /// @param progress hears each new state, on any thread
    /// @return one outcome per account, in the order of the accounts
    List<SyncOutcome> run(Order order, Consumer<SyncState> progress, StopSignal stop);

    /// What to read, and how fast.
    ///
    /// @param accounts names; empty for all that are not paused
    record Order(List<String> accounts, SyncDepth depth, RequestRate rate) {}
}
