package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import io.github.tallyglass.store.UsageStore.Reject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reading of one gap, newest slice first, and the order in which its slices may be committed: the
/// last missing seconds wait until the overlap below them was read again. Else a run killed in between
/// would leave no trace that the overlap is still due.
final class GapWork {

    /// Rows to commit in one transaction.
    ///
    /// @param again the slice was covered before
    record Piece(Interval slice, List<LogRow> rows, List<Reject> rejects, boolean stable, boolean again) {}

    private final Gap gap;
    private long top;
    private @Nullable Piece held;

    GapWork(Gap gap) {
        this.gap = gap;
        this.top = gap.missing().to();
    }

    boolean finished() {
        return top < gap.low();
    }

    /// What is left to read.
    Interval rest() {
        return new Interval(gap.low(), top);
    }

    /// Takes a slice that ends where [#rest()] ends and says what to commit now, in this order.
    List<Piece> accept(ReadSlice read) {
        var slice = read.slice();
        var start = gap.missing().from();
        var now = new ArrayList<Piece>();
        top = slice.from() - 1;
        if (slice.from() < start) {
            var again = new Interval(slice.from(), Math.min(slice.to(), start - 1));
            now.add(piece(read, again, true));
        }
        if (slice.to() >= start) {
            var missing = piece(read, new Interval(Math.max(slice.from(), start), slice.to()), false);
            if (slice.from() > start || finished()) {
                now.add(missing);
            } else {
                held = missing;
            }
        }
        if (finished() && held != null) {
            now.add(held);
            held = null;
        }
        return now;
    }

    private static Piece piece(ReadSlice read, Interval part, boolean again) {
        var rows = read.rows().stream()
                .filter(row -> part.contains(row.event().createdAt()))
                .toList();
        var rejects = read.rejects().stream()
                .filter(reject -> part.contains(reject.createdAt()))
                .toList();
        return new Piece(part, rows, rejects, read.stable(), again);
    }
}
