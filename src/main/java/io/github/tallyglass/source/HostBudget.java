package io.github.tallyglass.source;

import io.github.tallyglass.domain.HostLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The requests that one host is asked, by whichever account: gateways count by client address, so the
/// accounts of a host share one budget (gateway contract §2.7). One request is in flight at a time.
///
/// Thread-safe. Waiting ends with an interrupt.
public final class HostBudget {

    /// What a 429 without `Retry-After` means: the window of the limit that it came from.
    static final Duration DEFAULT_BLOCK = Duration.ofMinutes(3);

    private static final Duration LONGEST_BLOCK = Duration.ofHours(1);

    private final String host;
    private final Clock clock;
    private final Sleeper sleeper;
    private final HostMemory memory;
    private final Semaphore inFlight = new Semaphore(1, true);
    private final Object lock = new Object();
    private final GeneralBucket general;
    private final CriticalBucket critical;

    HostBudget(String host, Pace pace, Clock clock, Sleeper sleeper, HostMemory memory, CriticalMemory criticalMemory) {
        this.host = host;
        this.clock = clock;
        this.sleeper = sleeper;
        this.memory = memory;
        this.general = new GeneralBucket(host, pace, memory.recall(host).orElse(null), clock.instant(), LONGEST_BLOCK);
        this.critical = new CriticalBucket(host, clock, criticalMemory);
    }

    /// Which of a host's limits a request counts against.
    public enum Lane {
        GENERAL,
        /// The few paths that share a small limit with the user's own sign-in; they count as general
        /// ones as well.
        CRITICAL
    }

    /// The budget as a status bar shows it.
    ///
    /// @param used requests of the last `windowSeconds`
    /// @param limit requests allowed in the window; 0 where the user lifted the limit
    /// @param blockedUntil end of a wait that the host asked for; null when it did not
    /// @param critical null while nothing was asked on that lane
    public record Snapshot(
            String host,
            int used,
            int limit,
            int windowSeconds,
            @Nullable Instant blockedUntil,
            @Nullable Critical critical) {}

    /// The critical lane alone; its wait stops no other request.
    public record Critical(
            int used,
            int limit,
            int windowSeconds,
            @Nullable Instant blockedUntil) {}

    public Snapshot snapshot() {
        synchronized (lock) {
            var now = clock.instant();
            return new Snapshot(
                    host,
                    general.used(now),
                    general.limit(now),
                    general.windowSeconds(),
                    general.blockEnd(now),
                    critical.snapshot());
        }
    }

    /// Time left of a wait that the host asked for; zero when it may be asked.
    Duration blockedFor() {
        synchronized (lock) {
            var now = clock.instant();
            var end = general.blockEnd(now);
            return end == null ? Duration.ZERO : Duration.between(now, end);
        }
    }

    /// Time until a request of the lane may be sent as far as blocks and the critical limit go, which
    /// are not waited for here; zero when it may.
    Duration closedFor(Lane lane) {
        synchronized (lock) {
            var blocked = blockedFor();
            return lane == Lane.CRITICAL ? GeneralBucket.longer(blocked, critical.untilFree()) : blocked;
        }
    }

    /// A request of the lane goes out now.
    void count(Lane lane) {
        synchronized (lock) {
            if (lane == Lane.CRITICAL) {
                critical.spend();
            }
        }
    }

    /// Waits for the host to be free and for the pace, then takes one request; [#release()] must follow.
    void acquire() throws InterruptedException {
        inFlight.acquire();
        try {
            for (var wait = take(); !wait.isZero(); wait = take()) {
                sleeper.sleep(wait);
            }
        } catch (InterruptedException | RuntimeException failed) {
            inFlight.release();
            throw failed;
        }
    }

    void release() {
        inFlight.release();
    }

    /// The host answered 429: nothing is asked until the time is over.
    ///
    /// @param retryAfter what the host asked for; null where it said nothing
    /// @param lane of the refused request: a critical one stops its own lane only, and teaches nothing
    ///     of the other
    public void block(Lane lane, @Nullable Duration retryAfter) {
        var usual = lane == Lane.CRITICAL ? CriticalBucket.DEFAULT_BLOCK : DEFAULT_BLOCK;
        var wait = retryAfter == null ? usual : retryAfter;
        var bounded = wait.compareTo(LONGEST_BLOCK) > 0 ? LONGEST_BLOCK : wait.isNegative() ? Duration.ZERO : wait;
        HostLimit taught;
        synchronized (lock) {
            if (lane == Lane.CRITICAL) {
                critical.block(bounded);
                return;
            }
            taught = general.refused(clock.instant(), bounded);
        }
        // Outside of the lock: this may wait for a disk.
        memory.remember(taught);
    }

    void setPace(Pace newPace) {
        synchronized (lock) {
            general.set(newPace);
        }
    }

    void suggestPace(Pace polite) {
        synchronized (lock) {
            general.suggest(polite);
        }
    }

    private Duration take() {
        synchronized (lock) {
            return general.take(clock.instant());
        }
    }
}
