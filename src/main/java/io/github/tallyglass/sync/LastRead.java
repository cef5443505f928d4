package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import io.github.tallyglass.store.UsageStore.Reject;
import io.github.tallyglass.sync.GapWork.Piece;
import java.util.List;

/// The newest rows as they were committed, so that an overlap that did not change is not written again at
/// every poll.
final class LastRead {

    private Interval slice = new Interval(0, 0);
    private List<LogRow> rows = List.of();
    private List<Reject> rejects = List.of();

    boolean same(Piece piece) {
        var part = piece.slice();
        return piece.stable()
                && slice.from() <= part.from()
                && part.to() <= slice.to()
                && identities(piece.rows(), part).equals(identities(rows, part))
                && within(piece.rejects(), part).equals(within(rejects, part));
    }

    void remember(ReadSlice read) {
        if (read.slice().to() < slice.to()) {
            return;
        }
        slice = read.stable() ? read.slice() : new Interval(0, 0);
        rows = read.rows();
        rejects = read.rejects();
    }

    private static List<Reject> within(List<Reject> rejects, Interval part) {
        return rejects.stream()
                .filter(reject -> part.contains(reject.createdAt()))
                .toList();
    }

    private static List<String> identities(List<LogRow> rows, Interval part) {
        return rows.stream()
                .filter(row -> part.contains(row.event().createdAt()))
                .map(row -> row.event().createdAt() + " " + row.fingerprint())
                .sorted()
                .toList();
    }
}
