package io.github.tallyglass.source;

import io.github.tallyglass.domain.HostLimit;
import java.util.Optional;

/// Keeps over a restart what hosts have taught, so that a host that asked for an hour's rest gets it.
/// Calls may block.
public interface HostMemory {

    /// Nothing is kept.
    HostMemory NONE = new HostMemory() {
        @Override
        public Optional<HostLimit> recall(String host) {
            return Optional.empty();
        }

        @Override
        public void remember(HostLimit limit) {}
    };

    Optional<HostLimit> recall(String host);

    void remember(HostLimit limit);
}
