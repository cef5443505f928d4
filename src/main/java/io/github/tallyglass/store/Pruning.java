package io.github.tallyglass.store;

import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Retention;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;

/// [RetentionStore] on a [Database]; made by [SqliteStore#retention()].
final class Pruning implements RetentionStore {

    private final Database database;
    private final Dictionaries dictionaries;
    private final Transactions transactions;
    private final Clock clock;
    private final int rowsAStep;

    /// Rows went of which nobody was told yet.
    private final AtomicBoolean untold = new AtomicBoolean();

    /// @param dictionaries those that `transactions` write to
    /// @param rowsAStep see [PruneStep#ROWS]
    Pruning(Database database, Dictionaries dictionaries, Transactions transactions, Clock clock, int rowsAStep) {
        this.rowsAStep = rowsAStep;
        this.database = database;
        this.dictionaries = dictionaries;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<PrunedDay> olderThan(Retention retention) {
        return database.read(handle -> {
            var words = new Dictionaries();
            words.refresh(handle);
            return new PrunableDays(handle, words, before(Meta.zone(handle), retention)).all();
        });
    }

    @Override
    public Result<Optional<Step>> pruneNext(Retention retention, Place from) {
        var done = transactions.commit(handle -> {
            var days = Meta.zone(handle);
            return new PruneStep(handle, dictionaries, days, clock.instant().getEpochSecond(), rowsAStep)
                    .next(from, before(days, retention));
        });
        if (done instanceof Result.Ok<Optional<Step>>(Optional<Step> step)) {
            tell(step);
        }
        return done;
    }

    /// Once at the end: what people look at most has not changed.
    private void tell(Optional<Step> step) {
        if (step.isPresent()) {
            untold.set(true);
        } else if (untold.getAndSet(false)) {
            transactions.follow();
        }
    }

    /// The first day that is kept.
    private long before(ZoneDays days, Retention retention) {
        return days.dayOf(clock.instant().getEpochSecond()) - retention.days();
    }

    @Override
    public Result<Long> compact() {
        var before = size();
        return database.vacuum().map(done -> before - size());
    }

    /// Of all that was committed, whether or not it has left the write-ahead log.
    private long size() {
        return database.read(handle -> pragma(handle, "page_count") * pragma(handle, "page_size"));
    }

    private static long pragma(Handle handle, String name) {
        return handle.createQuery("PRAGMA " + name).mapTo(long.class).one();
    }
}
