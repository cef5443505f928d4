package io.github.tallyglass.source;

import io.github.tallyglass.domain.HostLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
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
    private final Semaphore inFlight = new Semaphore(1, true);
    private final Object lock = new Object();
    private final ArrayDeque<Instant> spent = new ArrayDeque<>();

    private final HostMemory memory;

    private Pace pace;
    /// The pace was set for this host: nothing that it teaches counts.
    private boolean paceSet;
    private @Nullable HostLimit learned;
    private double tokens;
    private Instant refilled;
    private @Nullable Instant blockedUntil;
    private final CriticalBucket critical;

    HostBudget(String host, Pace pace, Clock clock, Sleeper sleeper, HostMemory memory, CriticalMemory criticalMemory) {
        this.host = host;
        this.critical = new CriticalBucket(host, clock, criticalMemory);
        this.pace = pace;
        this.clock = clock;
        this.sleeper = sleeper;
        this.memory = memory;
        this.learned = memory.recall(host).orElse(null);
        this.blockedUntil = learned == null ? null : bounded(learned.blockedUntil(), clock.instant());
        this.tokens = pace.burst();
        this.refilled = clock.instant();
    }

    /// Which of a host's limits a request counts against.
    public enum Lane {
        GENERAL,
        /// The few paths that share a small limit with the user's own sign-in; they count as general ones
        /// as well.
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
            forget(now);
            return new Snapshot(
                    host,
                    spent.size(),
                    limit(now),
                    (int) pace.window().toSeconds(),
                    blockEnd(now),
                    critical.snapshot());
        }
    }

    /// Time left of a wait that the host asked for; zero when it may be asked.
    Duration blockedFor() {
        synchronized (lock) {
            var now = clock.instant();
            var end = blockEnd(now);
            return end == null ? Duration.ZERO : Duration.between(now, end);
        }
    }

    /// Time until a request of the lane may be sent as far as blocks and the critical limit go, which are
    /// not waited for here; zero when it may.
    Duration closedFor(Lane lane) {
        synchronized (lock) {
            var blocked = blockedFor();
            return lane == Lane.CRITICAL ? max(blocked, critical.untilFree()) : blocked;
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
    /// @param lane of the refused request: a critical one stops its own lane only, and teaches nothing of
    ///     the other
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
            var now = clock.instant();
            blockedUntil = now.plus(bounded);
            taught = HostLimit.afterRefusal(host, limit(now), now, blockedUntil);
            learned = paceSet ? null : taught;
        }
        // Outside of the lock: this may wait for a disk.
        memory.remember(taught);
    }

    void setPace(Pace newPace) {
        synchronized (lock) {
            paceSet = true;
            learned = null;
            change(newPace);
        }
    }

    void suggestPace(Pace polite) {
        synchronized (lock) {
            // Where no host has a limit, none gets one by what it is.
            if (!paceSet && pace.limit() != 0) {
                change(polite);
            }
        }
    }

    private void change(Pace newPace) {
        pace = newPace;
        tokens = Math.min(tokens, newPace.burst());
    }

    /// Requests allowed in a window, with what the host has taught; 0 means no limit.
    private int limit(Instant now) {
        return learned == null || pace.limit() == 0 ? pace.limit() : learned.allowed(pace.limit(), now);
    }

    /// A clock that was set back must not make a wait of years out of one of minutes.
    private static @Nullable Instant bounded(@Nullable Instant end, Instant now) {
        return end == null || !end.isAfter(now) || end.isAfter(now.plus(LONGEST_BLOCK)) ? null : end;
    }

    /// Takes one request and returns zero, or takes nothing and returns how long to wait before trying
    /// again.
    private Duration take() {
        synchronized (lock) {
            var now = clock.instant();
            forget(now);
            refill(now);
            var wait = max(untilWindowFree(now), untilTokenFree());
            if (wait.isZero()) {
                tokens = pace.spacing().isZero() ? pace.burst() : tokens - 1;
                spent.addLast(now);
            }
            return wait;
        }
    }

    private void forget(Instant now) {
        var start = now.minus(pace.window());
        // A clock that was set back leaves stamps in the future: they are dropped too, rather than waited for.
        while (!spent.isEmpty()
                && (!spent.getFirst().isAfter(start) || spent.getFirst().isAfter(now))) {
            spent.removeFirst();
        }
    }

    private void refill(Instant now) {
        var elapsed = Duration.between(refilled, now);
        refilled = now;
        if (pace.spacing().isZero()) {
            tokens = pace.burst();
        } else if (elapsed.isPositive()) {
            tokens = Math.min(
                    pace.burst(),
                    tokens + (double) elapsed.toNanos() / pace.spacing().toNanos());
        }
    }

    private Duration untilWindowFree(Instant now) {
        var limit = limit(now);
        if (limit == 0 || spent.size() < limit) {
            return Duration.ZERO;
        }
        // A limit that shrank may leave more in the window than it allows: the oldest ones have to go first.
        var oldest = spent.stream().skip(spent.size() - limit).findFirst().orElse(now);
        return Duration.between(now, oldest.plus(pace.window()));
    }

    private Duration untilTokenFree() {
        // The tolerance is rounding: a token that lacks a billionth is there.
        return tokens >= 1 - 1e-9
                ? Duration.ZERO
                : Duration.ofNanos(
                        (long) Math.ceil((1 - tokens) * pace.spacing().toNanos()));
    }

    private @Nullable Instant blockEnd(Instant now) {
        if (blockedUntil != null && !blockedUntil.isAfter(now)) {
            blockedUntil = null;
        }
        return blockedUntil;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
