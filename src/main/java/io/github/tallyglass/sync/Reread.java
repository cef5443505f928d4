package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.CheckStore;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.GapWork.Piece;
import java.util.List;

/// Reads covered stretches once more, by the same slices and proofs as the first time, and stores what
/// they hold now. Rows that are no longer listed stay and are marked.
final class Reread {

    private final Account account;
    private final CheckStore checks;
    private final SliceReader reader;
    private final SliceWriter writer;

    Reread(Account account, Asker asker, UsageStore store, CheckStore checks) {
        this.account = account;
        this.checks = checks;
        this.reader = new SliceReader(asker, account.host());
        this.writer = new SliceWriter(store, account.id());
    }

    /// @return the stretch; what was read before a failure is stored
    Result<Interval> read(Interval stretch) {
        var unit = checks.unitWithin(account.id(), stretch).orElse(account.unit());
        for (var to = stretch.to(); to >= stretch.from(); ) {
            switch (reader.read(new Interval(stretch.from(), to))) {
                case Result.Err<ReadSlice>(Failure failure) -> {
                    return Result.err(failure);
                }
                case Result.Ok<ReadSlice>(ReadSlice read) -> {
                    var piece = new Piece(read.slice(), read.rows(), read.rejects(), read.stable(), true);
                    if (writer.write(read, List.of(piece), unit) instanceof Result.Err<Long>(Failure failure)) {
                        return Result.err(failure);
                    }
                    to = read.slice().from() - 1;
                }
            }
        }
        return Result.ok(stretch);
    }
}
