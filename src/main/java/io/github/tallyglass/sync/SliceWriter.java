package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.store.UsageStore.Commit;
import io.github.tallyglass.store.UsageStore.Reject;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import io.github.tallyglass.sync.GapWork.Piece;
import io.github.tallyglass.sync.SyncOutcome.Missing;
import java.util.ArrayList;
import java.util.List;

/// Hands slices to the store, one transaction each.
final class SliceWriter {

    private final UsageStore store;
    private final long accountId;
    private final LastRead lastRead = new LastRead();

    private final List<Missing> unreadable = new ArrayList<>();
    private long rowsNew;

    SliceWriter(UsageStore store, long accountId) {
        this.store = store;
        this.accountId = accountId;
    }

    /// Rows stored beyond those that were there before.
    long rowsNew() {
        return rowsNew;
    }

    /// @param pieces in the order in which they are committed; the first failure ends it
    Result<Long> write(ReadSlice read, List<Piece> pieces, QuotaUnit unit) {
        var result = Result.ok(0L);
        for (var piece : pieces) {
            if (result instanceof Result.Err<Long>) {
                return result;
            }
            if (!piece.again() || !lastRead.same(piece)) {
                result = commit(piece, unit);
            }
        }
        if (result instanceof Result.Ok<Long>) {
            lastRead.remember(read);
        }
        return result;
    }

    /// Rows of newly covered seconds that no sum holds, so that sums are short by them.
    List<Missing> unreadable() {
        return List.copyOf(unreadable);
    }

    private Result<Long> commit(Piece piece, QuotaUnit unit) {
        var events = piece.rows().stream().map(LogRow::event).toList();
        var slice = new SliceCommit(accountId, piece.slice(), events, unit, piece.stable(), piece.rejects());
        return store.replaceSlice(slice).map(commit -> count(piece, commit));
    }

    private Long count(Piece piece, Commit commit) {
        rowsNew += commit.rowsNew();
        if (commit.rowsRejected() > 0 && !piece.again()) {
            unreadable.add(new Missing(rejected(piece, commit), new Failure.UnreadableRows(commit.rowsRejected())));
        }
        return commit.rowsNew();
    }

    /// The store may reject rows that could be read.
    private static Interval rejected(Piece piece, Commit commit) {
        var seconds = piece.rejects().stream().mapToLong(Reject::createdAt).summaryStatistics();
        return seconds.getCount() == commit.rowsRejected()
                ? new Interval(seconds.getMin(), seconds.getMax())
                : piece.slice();
    }
}
