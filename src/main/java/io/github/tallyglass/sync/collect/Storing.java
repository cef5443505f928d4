package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.QueueItem;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.RecordStore.SpoolMark;
import io.github.tallyglass.store.Spool;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves what is in the spool into the cache: rows, the place in the spool and the coverage in one
/// transaction. Used by one thread.
final class Storing {

    private static final Logger LOG = LoggerFactory.getLogger(Storing.class);

    private final long accountId;
    private final Spool spool;
    private final SpoolCursor cursor;
    private final StoringParts parts;
    private final Claims claims;
    private final CollectorBoard board;
    private final LongSupplier nanos;

    /// Files from here on were begun by this run.
    private final long ownFiles;

    private SpoolMark stored;
    private int most;
    private long rows;

    Storing(
            long accountId,
            Spool spool,
            SpoolMark stored,
            StoringParts parts,
            Claims claims,
            CollectorBoard board,
            LongSupplier nanos) {
        this.accountId = accountId;
        this.spool = spool;
        this.cursor = new SpoolCursor(spool);
        this.parts = parts;
        this.claims = claims;
        this.board = board;
        this.nanos = nanos;
        this.stored = stored;
        this.most = parts.lotRows();
        this.ownFiles = spool.files().stream()
                .mapToLong(file -> file.number() + 1)
                .max()
                .orElse(0);
    }

    /// How a turn went.
    ///
    /// @param more there may be more to store right now
    /// @param failure why nothing was; what is in the spool stays there
    record Turn(boolean more, @Nullable Failure failure) {}

    /// Stores one lot.
    ///
    /// @param ending claims are redeemed although they have not waited long
    Turn turn(boolean ending) {
        try {
            return attempt(ending);
        } catch (IOException failed) {
            LOG.warn("the spool of account {} could not be read", accountId, failed);
            return failed(new Failure.FileFault("spool", String.valueOf(failed.getMessage())));
        } catch (RuntimeException broken) {
            LOG.error("a lot of account {} could not be stored", accountId, broken);
            smaller();
            return failed(new Failure.Malformed("spool", String.valueOf(broken.getMessage())));
        }
    }

    /// Rows of this run.
    long rows() {
        return rows;
    }

    private Turn attempt(boolean ending) throws IOException {
        var lot = new Lot(parts.reader(), parts.prices(), parts.time().now().getEpochSecond());
        var mark = cursor.read(stored, lot, most);
        var covered = claims.upTo(mark);
        if (lot.isEmpty() && (covered == null || !ending && !claims.isDue(nanos.getAsLong()))) {
            advance(mark, lot);
            return new Turn(lot.records() >= most, null);
        }
        var commit = new RecordCommit(accountId, lot.rows(), lot.rejects(), mark, covered);
        return switch (parts.records().append(commit)) {
            case Result.Ok<Long>(Long added) -> {
                rows += added;
                if (covered != null) {
                    claims.redeemed(covered, mark);
                }
                var own = mark.file() >= ownFiles ? lot.fetched() : 0;
                board.stored(added, own, lot.torn());
                var full = lot.records() >= most;
                advance(mark, lot);
                most = parts.lotRows();
                yield new Turn(full || ending && !claims.isEmpty() && claims.upTo(mark) != null, null);
            }
            case Result.Err<Long>(Failure failure) -> {
                if (!(failure instanceof Failure.StoreFault)) {
                    yield refused(lot, mark, failure);
                }
                yield failed(failure);
            }
        };
    }

    /// The cache does not take a row for what it is: the lot is made smaller until it is known which, and
    /// that one is noted as a reject.
    private Turn refused(Lot lot, SpoolMark mark, Failure failure) throws IOException {
        LOG.error("a lot of {} rows of account {} was refused: {}", lot.rows().size(), accountId, failure.code());
        if (lot.records() > 1) {
            smaller();
            return failed(failure);
        }
        lot.refuse("refused: " + failure.code());
        var commit = new RecordCommit(accountId, List.of(), lot.rejects(), mark, null);
        if (parts.records().append(commit) instanceof Result.Err<Long>(Failure again)) {
            return failed(again);
        }
        advance(mark, lot);
        return new Turn(true, null);
    }

    private void smaller() {
        most = Math.max(1, most / 2);
    }

    private Turn failed(Failure failure) {
        board.storingFailed(failure);
        return new Turn(false, failure);
    }

    private void advance(SpoolMark mark, Lot lot) throws IOException {
        stored = mark;
        cursor.deleteUpTo(mark);
        board.spool(spool.bytes(), spool.isFull());
        if (!lot.items().isEmpty()) {
            tell(lot.items());
        }
    }

    private void tell(List<QueueItem> items) {
        try {
            parts.listener().stored(items);
        } catch (RuntimeException broken) {
            LOG.error("a listener of records failed", broken);
        }
    }
}
