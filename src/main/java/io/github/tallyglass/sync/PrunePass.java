package io.github.tallyglass.sync;

import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.store.RetentionStore;
import io.github.tallyglass.store.RetentionStore.Place;
import io.github.tallyglass.store.RetentionStore.Step;
import io.github.tallyglass.sync.RetentionService.Pruned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One walk over all that is too old, in steps. Used by one thread.
final class PrunePass {

    private final RetentionStore store;
    private final Retention retention;
    private final List<PrunedDay> days = new ArrayList<>();
    private Place place = Place.START;
    private int waiting;

    PrunePass(RetentionStore store, Retention retention) {
        this.store = store;
        this.retention = retention;
    }

    /// @return empty when nothing is left
    Result<Optional<Step>> step() {
        var done = store.pruneNext(retention, place);
        if (done instanceof Result.Ok<Optional<Step>>(Optional<Step> step) && step.isPresent()) {
            place = step.get().next();
            note(step.get());
        }
        return done;
    }

    private void note(Step step) {
        var part = step.part();
        if (step.waits()) {
            waiting++;
        } else if (!days.isEmpty() && isSameDay(days.getLast(), part)) {
            var before = days.removeLast();
            days.add(new PrunedDay(part.accountId(), part.day(), part.zone(), before.rows() + part.rows()));
        } else {
            days.add(part);
        }
    }

    private static boolean isSameDay(PrunedDay one, PrunedDay other) {
        return one.accountId() == other.accountId() && one.day().equals(other.day());
    }

    /// What went so far.
    Pruned pruned() {
        return new Pruned(List.copyOf(days), waiting);
    }
}
