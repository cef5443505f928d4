package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.LogPage;
import io.github.tallyglass.store.UsageStore.Reject;
import io.github.tallyglass.sync.PageRun.First;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the newest part of a window until it is proven complete (gateway contract §6.2, steps 4 to 6).
///
/// A window that holds more rows than a slice may is not asked for again in halves: its first pages are
/// cut at the last row read, and page 1 of the shorter slice, asked for as the proof, must have exactly
/// the rows that were kept. Windows are halved where rows keep changing or the server cannot answer, down
/// to one second.
final class SliceReader {

    /// Rows of a slice at most; a single second may have more.
    static final int MOST_ROWS = 2_000;

    private static final int ATTEMPTS = 3;
    private static final int FAULTS_IN_A_ROW = 6;
    private static final int PLAIN_RETRIES = 3;
    private static final int PAGES_OF_A_SHORTER_WINDOW = 15;

    private final Asker asker;
    private final String host;
    private final SliceProof proof;
    private Interval lastTried = new Interval(0, 0);

    SliceReader(Asker asker, String host) {
        this.asker = asker;
        this.host = host;
        this.proof = new SliceProof(asker);
    }

    /// The window that the last read ended with, for planning after a failure.
    Interval lastTried() {
        return lastTried;
    }

    /// @return a slice that ends where the window ends; a failure after retries
    Result<ReadSlice> read(Interval window) {
        var at = window;
        First known = null;
        var changes = 0;
        var faults = new FaultCount();
        var narrowed = false;
        var seen = new Union();
        while (true) {
            lastTried = at;
            var asked = asker.requests();
            switch (attempt(at, known)) {
                case Attempt.Complete(Interval slice, List<Entry> entries) -> {
                    return Result.ok(slice(slice, entries, true, narrowed));
                }
                case Attempt.TooLarge(Interval shorter, LogPage first) -> {
                    known = reusable(first, shorter);
                    at = shorter;
                }
                case Attempt.Changed(List<Entry> entries, LogPage fresh) -> {
                    seen.add(entries);
                    known = fresh == null ? null : new First(fresh, true);
                    changes++;
                    if (changes <= ATTEMPTS) {
                        asker.backOff(Duration.ofSeconds(1L << (changes - 1)));
                    } else if (at.seconds() == 1) {
                        return Result.ok(slice(at, seen.entries(), false, true));
                    } else {
                        at = newerHalf(at);
                        known = null;
                        changes = 0;
                        narrowed = true;
                        seen = new Union();
                    }
                }
                case Attempt.Fault(Failure failure) -> {
                    known = null;
                    // An answer in between shows that the server is there.
                    if (!faults.again(failure, asker.requests() - asked > 1)) {
                        return Result.err(failure);
                    }
                    asker.backOff(faults.pause());
                    if (Faults.helpedByLess(failure) && at.seconds() > 1) {
                        at = newerHalf(at);
                        narrowed = true;
                    }
                }
            }
        }
    }

    private Attempt attempt(Interval at, @Nullable First known) {
        return switch (PageRun.open(asker, host, at, known)) {
            case Result.Err<PageRun>(Failure failure) -> new Attempt.Fault(failure);
            case Result.Ok<PageRun>(PageRun run) -> pages(at, run);
        };
    }

    private Attempt pages(Interval at, PageRun run) {
        while (!run.ended()) {
            if (at.seconds() > 1 && run.capped()) {
                return new Attempt.TooLarge(byRate(at, run.first()), run.first());
            }
            if (at.seconds() > 1 && !run.fits(MOST_ROWS)) {
                return run.totalKnown() || run.totalUnsaid()
                        ? proof.ofCut(at, run)
                        : new Attempt.TooLarge(byRate(at, run.first()), run.first());
            }
            switch (run.next()) {
                case Result.Err<PageRun.Step>(Failure failure) -> {
                    return new Attempt.Fault(failure);
                }
                case Result.Ok<PageRun.Step>(PageRun.Step step) -> {
                    if (step == PageRun.Step.CHANGED) {
                        return new Attempt.Changed(run.entries(), null);
                    }
                }
            }
        }
        return proof.ofWhole(at, run);
    }

    private static Interval newerHalf(Interval at) {
        return new Interval(at.from() + (at.seconds() + 1) / 2, at.to());
    }

    /// A shorter window of a few pages, at the rate of the first page.
    private static Interval byRate(Interval at, LogPage first) {
        var oldest = first.rows().stream()
                .mapToLong(row -> row.event().createdAt())
                .min()
                .orElse(at.to());
        var width = Math.min((at.to() - oldest + 1) * PAGES_OF_A_SHORTER_WINDOW, at.seconds() / 2);
        return new Interval(at.to() - Math.max(1, width) + 1, at.to());
    }

    /// Page 1 of a window is page 1 of a shorter one with the same end, if none of its rows falls out:
    /// lists are filtered, not reordered.
    private static @Nullable First reusable(LogPage first, Interval shorter) {
        return first.rejected().isEmpty()
                        && first.rows().stream()
                                .allMatch(row -> shorter.contains(row.event().createdAt()))
                ? new First(first, false)
                : null;
    }

    private static ReadSlice slice(Interval slice, List<Entry> entries, boolean stable, boolean narrowed) {
        var rows = entries.stream().map(Entry::row).filter(row -> row != null).toList();
        var rejects = new ArrayList<Reject>();
        for (var entry : entries) {
            var rejected = entry.rejected();
            if (rejected != null) {
                rejects.add(new Reject(entry.second(), rejected.raw(), rejected.why()));
            }
        }
        return new ReadSlice(slice, rows, List.copyOf(rejects), stable, narrowed);
    }

    /// How an attempt at a window ended.
    sealed interface Attempt {
        record Complete(Interval slice, List<Entry> entries) implements Attempt {}

        /// @param fresh page 1 of the same window as it is now; null when it was not read again
        record Changed(List<Entry> entries, @Nullable LogPage fresh) implements Attempt {}

        record TooLarge(Interval shorter, LogPage first) implements Attempt {}

        record Fault(Failure failure) implements Attempt {}
    }

    /// Faults since the server last answered.
    private static final class FaultCount {
        private static final int AT_ALL = 40;

        private int inARow;
        private int all;

        boolean again(Failure failure, boolean answeredBetween) {
            inARow = answeredBetween ? 1 : inARow + 1;
            all++;
            return all <= AT_ALL
                    && Faults.worthRetrying(failure)
                    && inARow <= (Faults.helpedByLess(failure) ? FAULTS_IN_A_ROW : PLAIN_RETRIES);
        }

        Duration pause() {
            return Duration.ofSeconds(1L << Math.min(inARow - 1, 5));
        }
    }
}
