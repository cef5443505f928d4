package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.store.RecordStore.SpoolMark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Seconds of which every record was fetched, until what was fetched is stored too: only then are they
/// covered. Thread-safe: fetching claims, storing redeems.
///
/// A queue that was found empty twice within its retention lost nothing in between, however the clock on
/// the wall was set meanwhile; so lengths are measured by a clock that never jumps, and only named by the
/// other.
final class Claims {

    /// Beyond this the two clocks tell different lengths: one of them was set, or the machine slept.
    private static final long JUMP_MS = 5_000;

    /// A claim that waits for longer is redeemed although there are no rows to store.
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private record Claim(Interval seconds, SpoolMark place, long nanos) {}

    private final ServerFacts facts;
    private final ArrayDeque<Claim> claims = new ArrayDeque<>();
    private OptionalLong coveredTo;

    private boolean begun;
    private boolean fresh = true;
    private long from;
    private long lastMs;
    private long lastNanos;

    /// @param coveredTo the last second that is covered already; empty when none is
    Claims(ServerFacts facts, OptionalLong coveredTo) {
        this.facts = facts;
        this.coveredTo = coveredTo;
    }

    /// The queue was empty.
    ///
    /// @param place behind everything that was fetched until now
    void drained(Instant wall, long nanos, SpoolMark place) {
        var retentionMs = facts.retention() * 1_000L;
        var longest = retentionMs - Math.min(1_000, retentionMs / 10);
        noted(wall, nanos, place, longest, longest, retentionMs);
    }

    /// A subscription stands: nothing that was written since the last call passed it by.
    void subscribed(Instant wall, long nanos, SpoolMark place) {
        noted(wall, nanos, place, 0, Long.MAX_VALUE, JUMP_MS);
    }

    /// Records may have been lost from now on.
    synchronized void broken() {
        begun = false;
        fresh = false;
        coveredTo = OptionalLong.empty();
    }

    /// @param joinMs how old the coverage of an earlier run may be to be gone on with
    /// @param longestMs since the last call, without a gap
    /// @param slackMs by which the two clocks may differ
    private synchronized void noted(
            Instant wall, long nanos, SpoolMark place, long joinMs, long longestMs, long slackMs) {
        if (!facts.complete()) {
            broken();
            return;
        }
        var now = wall.toEpochMilli();
        var second = Math.floorDiv(now, 1_000L);
        var passed = (nanos - lastNanos) / 1_000_000;
        var named = now - lastMs;
        if (!begun) {
            var since = coveredTo.isPresent() ? now - (coveredTo.getAsLong() + 1) * 1_000 : -1;
            // What a first look finds was written just before it: without that second, runs that look once and end
            // would never cover anything.
            from = since >= 0 && since <= joinMs ? coveredTo.getAsLong() + 1 : second - (fresh && joinMs > 0 ? 1 : 0);
        } else if (passed > longestMs) {
            from = second;
        } else if (named < 0 || Math.abs(named - passed) > slackMs) {
            from = Math.floorDiv(now - passed, 1_000L);
        }
        begun = true;
        fresh = false;
        lastMs = now;
        lastNanos = nanos;
        if (second > from) {
            claims.addLast(new Claim(new Interval(from, second - 1), place, nanos));
            from = second;
        }
    }

    /// Whether a claim has waited long enough to be stored by itself.
    synchronized boolean isDue(long nanos) {
        var first = claims.peekFirst();
        return first != null && nanos - first.nanos() >= LONGEST_NANOS;
    }

    synchronized boolean isEmpty() {
        return claims.isEmpty();
    }

    /// What is covered once everything before `stored` is in the cache, up to the first gap; null where
    /// that is nothing. It stays claimed until [#redeemed].
    synchronized @Nullable Interval upTo(SpoolMark stored) {
        Interval joined = null;
        for (var claim : claims) {
            var seconds = claim.seconds();
            if (!isBefore(claim.place(), stored)
                    || joined != null && (seconds.from() > joined.to() + 1 || seconds.from() < joined.from())) {
                break;
            }
            joined = joined == null ? seconds : new Interval(joined.from(), Math.max(joined.to(), seconds.to()));
        }
        return joined;
    }

    /// The seconds are in the cache.
    synchronized void redeemed(Interval covered, SpoolMark stored) {
        while (!claims.isEmpty()
                && isBefore(claims.getFirst().place(), stored)
                && covered.contains(claims.getFirst().seconds().from())
                && covered.contains(claims.getFirst().seconds().to())) {
            claims.removeFirst();
        }
    }

    private static boolean isBefore(SpoolMark place, SpoolMark stored) {
        return place.file() < stored.file() || place.file() == stored.file() && place.offset() <= stored.offset();
    }
}
