package io.github.tallyglass.source;

import java.time.Instant;
import java.util.List;

/// Keeps when hosts were asked on paths of their critical bucket, beyond the end of a process: twenty
/// minutes are longer than many a run lasts.
public interface CriticalMemory {

    /// Forgets at once.
    CriticalMemory NONE = new CriticalMemory() {
        @Override
        public List<Instant> recall(String host, Instant since) {
            return List.of();
        }

        @Override
        public void spent(String host, Instant at) {}
    };

    /// Requests after `since`, oldest first.
    List<Instant> recall(String host, Instant since);

    void spent(String host, Instant at);
}
