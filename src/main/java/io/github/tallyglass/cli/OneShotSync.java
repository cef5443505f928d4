package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.sync.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads accounts once and ends.
public interface OneShotSync {

    /// Blocks until all is read, has failed, or was stopped; a stop finishes the running transaction first.
    ///
    /// @param progress hears each new state, on any thread
    /// @return one outcome per account, in the order of the accounts
    List<Outcome> run(Order order, Consumer<SyncState> progress, StopSignal stop);

    /// What to read, and how fast.
    ///
    /// @param accounts names; empty for all that are not paused
    /// @param since how far back, UTC; null for everything the gateway has
    record Order(List<String> accounts, @Nullable Instant since, RequestRate rate) {}

    /// What became of one account.
    ///
    /// @param rowsNew rows that were not in the cache before
    /// @param rowsSeen rows that the gateway sent, each once
    /// @param covered closed seconds of the asked stretch that are proven complete now
    /// @param failure why it ended early; null when it did not
    record Outcome(
            String name,
            String dialect,
            long rowsNew,
            long rowsSeen,
            long requests,
            Duration took,
            List<Interval> covered,
            List<Missing> missing,
            @Nullable Failure failure) {

        public boolean complete() {
            return failure == null && missing.isEmpty();
        }
    }

    /// A stretch that was asked for and is not there.
    ///
    /// @param interval closed seconds of the asked stretch that are not there
    /// @param why a code for the texts (`missing.CODE`), or the code of the failure that kept it from being
    ///     read
    record Missing(Interval interval, String why) {}
}
