package io.github.tallyglass.source;

import io.github.tallyglass.domain.HostLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One host's requests of every kind, against its [Pace] and against what its refusals have taught: as
/// many as the window allows, a burst at first, evenly spaced after it.
///
/// Not thread-safe; [HostBudget] guards it.
final class GeneralBucket {

    private final String host;
    private final ArrayDeque<Instant> spent = new ArrayDeque<>();

    private Pace pace;
    /// The pace was set for this host: nothing that it teaches counts.
    private boolean paceSet;
    private @Nullable HostLimit learned;
    private double tokens;
    private Instant refilled;
    private @Nullable Instant blockedUntil;

    /// @param learned of earlier processes; null where nothing is remembered
    /// @param longestBlock a remembered wait beyond it does not count
    GeneralBucket(String host, Pace pace, @Nullable HostLimit learned, Instant now, Duration longestBlock) {
        this.host = host;
        this.pace = pace;
        this.learned = learned;
        this.blockedUntil = learned == null ? null : bounded(learned.blockedUntil(), now, longestBlock);
        this.tokens = pace.burst();
        this.refilled = now;
    }

    /// A clock that was set back must not make a wait of years out of one of minutes.
    private static @Nullable Instant bounded(@Nullable Instant end, Instant now, Duration longest) {
        return end == null || !end.isAfter(now) || end.isAfter(now.plus(longest)) ? null : end;
    }

    /// Takes one request and returns zero, or takes nothing and returns how long to wait before trying
    /// again.
    Duration take(Instant now) {
        forget(now);
        refill(now);
        var wait = longer(untilWindowFree(now), untilTokenFree());
        if (wait.isZero()) {
            tokens = pace.spacing().isZero() ? pace.burst() : tokens - 1;
            spent.addLast(now);
        }
        return wait;
    }

    /// The host asked for a wait.
    ///
    /// @return what that teaches
    HostLimit refused(Instant now, Duration wait) {
        var end = now.plus(wait);
        var taught = HostLimit.afterRefusal(host, limit(now), now, end);
        blockedUntil = end;
        learned = paceSet ? null : taught;
        return taught;
    }

    /// From now on this pace, whatever the host taught or teaches.
    void set(Pace newPace) {
        paceSet = true;
        learned = null;
        change(newPace);
    }

    /// This pace, unless one was set.
    void suggest(Pace polite) {
        // Where no host has a limit, none gets one by what it is.
        if (!paceSet && pace.limit() != 0) {
            change(polite);
        }
    }

    private void change(Pace newPace) {
        pace = newPace;
        tokens = Math.min(tokens, newPace.burst());
    }

    /// Requests of the window that ends now.
    int used(Instant now) {
        forget(now);
        return spent.size();
    }

    /// Requests allowed in a window, with what the host has taught; 0 means no limit.
    int limit(Instant now) {
        return learned == null || pace.limit() == 0 ? pace.limit() : learned.allowed(pace.limit(), now);
    }

    int windowSeconds() {
        return (int) pace.window().toSeconds();
    }

    /// End of a wait that the host asked for; null when it may be asked.
    @Nullable
    Instant blockEnd(Instant now) {
        if (blockedUntil != null && !blockedUntil.isAfter(now)) {
            blockedUntil = null;
        }
        return blockedUntil;
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

    static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
