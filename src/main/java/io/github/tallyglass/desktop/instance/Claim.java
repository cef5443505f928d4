package io.github.tallyglass.desktop.instance;

import io.github.tallyglass.domain.Result;

/// What a start is to its home.
public sealed interface Claim {

    /// The one program of this home, until it is closed or ends.
    non-sealed interface First extends Claim, AutoCloseable {

        /// From now on requests are answered with "leaving": a start that comes meanwhile waits until this
        /// one has gone and is the first then.
        void leaving();

        /// The next start is the first.
        @Override
        void close();
    }

    /// Another program runs on this home.
    non-sealed interface Second extends Claim {

        /// Waits a few seconds at most.
        ///
        /// @return the request when the first has taken it, else
        ///     [io.github.tallyglass.domain.Failure.AlreadyRunning]
        Result<Request> send(Request request);
    }
}
