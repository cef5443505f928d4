package io.github.tallyglass.store;

import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Retention;
import java.util.List;
import java.util.Optional;

/// Takes rows out that are older than they are to be kept, once their sums are made. Days are whole local
/// ones; all accounts alike. Top-ups and what an operator did stay. Nothing that a roll-up says changes.
public interface RetentionStore {

    /// Rows that would go now, by account and day.
    List<PrunedDay> olderThan(Retention retention);

    /// Prunes a part of the next day, in one short transaction.
    ///
    /// @param from where the step before ended; [Place#START] for the first one
    /// @return empty when there is nothing left from there on
    Result<Optional<Step>> pruneNext(Retention retention, Place from);

    /// Gives the room of what went back to the disk: the file is written anew, which takes as much room
    /// again
    /// meanwhile and keeps every other change waiting. Without it the room is used for new rows.
    ///
    /// @return bytes that the file is smaller by
    Result<Long> compact();

    /// @param second of the account's rows
    record Place(long accountId, long second) {
        public static final Place START = new Place(Long.MIN_VALUE, Long.MIN_VALUE);
    }

    /// @param next where to go on
    /// @param part what went of a day; no rows where it has to wait
    /// @param waits the day's sums are not up to date: it can go later
    record Step(Place next, PrunedDay part, boolean waits) {}
}
