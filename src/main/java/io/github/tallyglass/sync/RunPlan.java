package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.UsageStore;
import org.jspecify.annotations.Nullable;

/// What a run reads next: what came since the last poll, then the newest gap. Nothing of it has to
/// survive the run, because the coverage knows what is missing.
final class RunPlan {

    private final long accountId;
    private final UsageStore store;
    private final SyncDepth depth;
    private final Asker asker;
    private @Nullable GapWork fresh;
    private @Nullable GapWork history;
    private boolean pollDue = true;
    private long end;

    RunPlan(long accountId, UsageStore store, SyncDepth depth, Asker asker) {
        this.accountId = accountId;
        this.store = store;
        this.depth = depth;
        this.asker = asker;
    }

    /// See [Run#poll()].
    void poll() {
        pollDue = true;
    }

    /// Nothing new is to be looked for until the next [#poll()].
    void polled() {
        pollDue = false;
    }

    /// New rows of the latest poll are still to be read.
    boolean followsNewRows() {
        return pollDue || fresh != null;
    }

    /// Freezes a new end where a poll is due, and picks a gap where none is being read.
    ///
    /// @return null when there is a plan
    @Nullable
    Failure renew() {
        if (pollDue && fresh == null) {
            switch (asker.freeze()) {
                case Result.Err<Long>(Failure failure) -> {
                    return failure;
                }
                case Result.Ok<Long>(Long frozen) -> end = frozen;
            }
            var uncovered = uncoverFuture();
            if (uncovered != null) {
                return uncovered;
            }
            pollDue = false;
            // The second of the newest row may get more rows while the server's time is not known.
            var settled = asker.knowsClock() ? coverage() : coverage().minus(new Interval(end, end));
            var gap = Gap.fresh(settled, goal());
            fresh = gap.isPresent() ? new GapWork(gap.get()) : null;
        }
        if (fresh == null && history == null) {
            var gap = Gap.newest(coverage(), goal());
            history = gap.isPresent() ? new GapWork(gap.get()) : null;
        }
        return null;
    }

    /// A server whose clock was set back writes into seconds that were complete when it was ahead. What
    /// lies within the overlap is read again anyway.
    private @Nullable Failure uncoverFuture() {
        var last = coverage().last().map(Interval::to).orElse(end);
        if (!asker.knowsClock() || last - end <= Gap.OVERLAP_SECONDS / 2) {
            return null;
        }
        return store.uncover(accountId, new Interval(end + 1, last)) instanceof Result.Err<Interval>(Failure failure)
                ? failure
                : null;
    }

    /// The gap that is being read; null where none is left.
    @Nullable
    GapWork next() {
        return fresh != null ? fresh : history;
    }

    /// Whether the gap is of rows that came since the last poll.
    boolean isFresh(GapWork work) {
        return work == fresh;
    }

    /// A gap that was read to its end is done with.
    void settle(GapWork work) {
        if (work.finished()) {
            fresh = work == fresh ? null : fresh;
            history = work == history ? null : history;
        }
    }

    /// Forgets what was planned.
    void startOver() {
        fresh = null;
        history = null;
    }

    /// From the wanted depth to the frozen end.
    Interval goal() {
        if (end == 0) {
            end = asker.frozenEnd();
        }
        return new Interval(depth.oldest(end), end);
    }

    private IntervalSet coverage() {
        return store.coverage(accountId);
    }
}
