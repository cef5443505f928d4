package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import io.github.tallyglass.source.gateway.LogPage.Rejected;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.store.UsageStore.Commit;
import io.github.tallyglass.store.UsageStore.Reject;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import io.github.tallyglass.sync.GapWork.Piece;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Hands slices to the store, one transaction each.
final class SliceWriter {

    private final UsageStore store;
    private final long accountId;
    private final LastRead lastRead = new LastRead();

    /// Rows of an overlap are read at every poll; an unreadable one is reported once.
    private final Set<String> reported = new HashSet<>();

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
        // Unreadable rows go first: once their slice is covered nobody would ask for them again.
        var result = report(read.rejected());
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

    private Result<Long> commit(Piece piece, QuotaUnit unit) {
        var events = piece.rows().stream().map(LogRow::event).toList();
        var slice = new SliceCommit(accountId, piece.slice(), events, unit, piece.stable());
        return store.replaceSlice(slice).map(this::count);
    }

    private Long count(Commit commit) {
        rowsNew += commit.rowsNew();
        return commit.rowsNew();
    }

    private Result<Long> report(List<Rejected> rejected) {
        var fresh = rejected.stream()
                .filter(row -> !reported.contains(row.raw()))
                .map(row -> new Reject(null, row.raw(), row.why()))
                .toList();
        if (fresh.isEmpty()) {
            return Result.ok(0L);
        }
        return switch (store.reject(accountId, fresh)) {
            case Result.Ok<Long>(Long count) -> {
                fresh.forEach(row -> reported.add(row.raw()));
                yield Result.ok(count);
            }
            case Result.Err<Long>(Failure failure) -> Result.err(failure);
        };
    }
}
