package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.LogPage;
import io.github.tallyglass.sync.SliceReader.Attempt;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Proves that a slice was read as it is, by its page 1 read once more (gateway contract §6.2, step 6).
final class SliceProof {

    private static final int MOST_DISORDER_SECONDS = 300;

    private final Asker asker;

    /// How far a list is out of order in time where cuts failed so far, seconds.
    private int disorder = 1;

    private @Nullable Reading before;

    private record Reading(Interval slice, long total, List<String> identities) {}

    SliceProof(Asker asker) {
        this.asker = asker;
    }

    /// For a window whose every page was read.
    Attempt ofWhole(Interval at, PageRun run) {
        return switch (asker.logs(at, 1)) {
            case Result.Err<LogPage>(Failure failure) -> new Attempt.Fault(failure);
            case Result.Ok<LogPage>(LogPage again) -> {
                if (again.total() != run.total() || !begins(run.entries(), again)) {
                    yield changed(at, run, again);
                }
                if (run.entries().isEmpty() && run.totalKnown() && run.total() > 0) {
                    yield new Attempt.Fault(withheld(run.total()));
                }
                if ((run.totalAgrees() && !run.repeats()) || saidTwice(at, run)) {
                    yield new Attempt.Complete(at, run.entries());
                }
                yield new Attempt.Changed(run.entries(), null);
            }
        };
    }

    /// For the first pages of a window that holds more. The slice begins just after the second of the
    /// last row read, or somewhat later where the list is out of order there: no row of the slice may be
    /// on a later page.
    Attempt ofCut(Interval at, PageRun run) {
        if (run.repeats() && !saidTwice(at, run)) {
            return new Attempt.Changed(run.entries(), null);
        }
        for (var from : cuts(at, run)) {
            var slice = new Interval(from, at.to());
            var kept = run.entries().stream()
                    .filter(entry -> entry.second() >= from)
                    .toList();
            switch (asker.logs(slice, 1)) {
                case Result.Err<LogPage>(Failure failure) -> {
                    return new Attempt.Fault(failure);
                }
                case Result.Ok<LogPage>(LogPage again) -> {
                    if (!begins(kept, again)) {
                        return new Attempt.Changed(run.entries(), null);
                    }
                    if (again.total() == kept.size()) {
                        return new Attempt.Complete(slice, kept);
                    }
                    if (run.totalUnsaid()) {
                        switch (ends(slice, kept, run.size())) {
                            case Result.Err<Boolean>(Failure failure) -> {
                                return new Attempt.Fault(failure);
                            }
                            case Result.Ok<Boolean>(Boolean same) -> {
                                if (same) {
                                    return new Attempt.Complete(slice, kept);
                                }
                            }
                        }
                    }
                }
            }
        }
        if (run.entries().stream().allMatch(entry -> entry.second() == at.to())) {
            return new Attempt.TooLarge(new Interval(at.to(), at.to()), run.first());
        }
        disorder = Math.min(disorder * 4, MOST_DISORDER_SECONDS);
        return new Attempt.Changed(run.entries(), null);
    }

    /// Where no total is said the last page shows that the slice has these rows and no more: it is the
    /// rest that full pages leave, and empty where they leave none.
    private Result<Boolean> ends(Interval slice, List<Entry> kept, int size) {
        var rest = kept.size() % size;
        return asker.logs(slice, kept.size() / size + 1)
                .map(last -> Entry.identities(Entry.of(last, 0))
                        .equals(Entry.identities(kept.subList(kept.size() - rest, kept.size()))));
    }

    /// A page of no rows that counts some is no empty window: the server did not understand how large a
    /// page is wanted (gateway contract §2.1), and taking its word would lose every row in silence.
    private static Failure withheld(long total) {
        return new Failure.Malformed("rows", "0 / " + total);
    }

    private TreeSet<Long> cuts(Interval at, PageRun run) {
        var entries = run.entries();
        var tail = entries.subList(Math.max(0, entries.size() - run.size()), entries.size());
        var newest = tail.stream().mapToLong(Entry::second).max().orElse(at.to());
        var cuts = new TreeSet<>(List.of(newest + 1, newest + 1 + disorder));
        if (inOrder(tail)) {
            cuts.add(tail.getLast().second() + 1);
        }
        var newestOfAll = entries.stream().mapToLong(Entry::second).max().orElse(at.to());
        cuts.removeIf(from -> from > newestOfAll);
        return cuts;
    }

    private Attempt changed(Interval at, PageRun run, LogPage again) {
        var seen = new Union();
        seen.add(run.entries());
        seen.add(Entry.of(again, at.to()));
        return new Attempt.Changed(seen.entries(), again);
    }

    /// A total that never agrees with the rows is believed to be wrong once the rows came twice the same;
    /// rows that repeat are believed to be twins then.
    private boolean saidTwice(Interval at, PageRun run) {
        var now = new Reading(at, run.total(), Entry.identities(run.entries()));
        var twice = now.equals(before);
        before = now;
        return twice;
    }

    private static boolean begins(List<Entry> entries, LogPage again) {
        var shown = Entry.identities(Entry.of(again, 0));
        return shown.size() <= entries.size()
                && shown.equals(Entry.identities(entries.subList(0, shown.size())))
                && (shown.size() == entries.size() || !shown.isEmpty());
    }

    private static boolean inOrder(List<Entry> entries) {
        for (var i = 1; i < entries.size(); i++) {
            if (entries.get(i).second() > entries.get(i - 1).second()) {
                return false;
            }
        }
        return true;
    }
}
