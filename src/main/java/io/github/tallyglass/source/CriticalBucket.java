package io.github.tallyglass.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One host's requests to the few paths that gateways count together with sign-ins: 20 in 20 minutes for
/// each address (gateway contract §2.7). Whoever empties it locks the user out of the gateway's own
/// pages, so half is left alone, and nothing waits here: a request that has no room is told how long
/// there will be none.
///
/// Not thread-safe; [HostBudget] guards it.
final class CriticalBucket {

    /// Half of the default limit.
    static final int LIMIT = 10;

    static final Duration WINDOW = Duration.ofMinutes(20);

    /// What a 429 without `Retry-After` means here.
    static final Duration DEFAULT_BLOCK = WINDOW;

    private final String host;
    private final Clock clock;
    private final CriticalMemory memory;
    private final ArrayDeque<Instant> spent = new ArrayDeque<>();
    private boolean recalled;
    private @Nullable Instant blockedUntil;

    CriticalBucket(String host, Clock clock, CriticalMemory memory) {
        this.host = host;
        this.clock = clock;
        this.memory = memory;
    }

    /// Zero when a request may go out.
    Duration untilFree() {
        var now = clock.instant();
        forget(now);
        var full = spent.size() < LIMIT
                ? Duration.ZERO
                : Duration.between(now, spent.getFirst().plus(WINDOW));
        var blocked = blockedUntil == null ? Duration.ZERO : Duration.between(now, blockedUntil);
        return full.compareTo(blocked) >= 0 ? full : blocked;
    }

    void spend() {
        recall();
        var now = clock.instant();
        spent.addLast(now);
        memory.spent(host, now);
    }

    void block(Duration wait) {
        blockedUntil = clock.instant().plus(wait);
    }

    /// Null while nothing of it was used.
    HostBudget.@Nullable Critical snapshot() {
        forget(clock.instant());
        return spent.isEmpty() && blockedUntil == null
                ? null
                : new HostBudget.Critical(spent.size(), LIMIT, (int) WINDOW.toSeconds(), blockedUntil);
    }

    private void forget(Instant now) {
        recall();
        var start = now.minus(WINDOW);
        // Stamps in the future are those of a clock that was set back since.
        spent.removeIf(at -> !at.isAfter(start) || at.isAfter(now));
        if (blockedUntil != null && !blockedUntil.isAfter(now)) {
            blockedUntil = null;
        }
    }

    /// What earlier processes asked counts too: the gateway does not know one from the other.
    private void recall() {
        if (!recalled) {
            recalled = true;
            spent.addAll(memory.recall(host, clock.instant().minus(WINDOW)));
        }
    }
}
