package io.github.tallyglass.sync;

import io.github.tallyglass.domain.DayCheck.Reason;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.store.LocalSums;
import org.jspecify.annotations.Nullable;

/// What the stored rows of a stretch say that the gateway's sum should be (gateway contract §2.3).
///
/// @param user the user's name at the gateway by now: `stat` counts the rows of this name; null where
///     every row counts, or where the name is not known
record DayTruth(LocalSums sums, @Nullable String user) {

    /// How the gateway's sum compares.
    record Verdict(State state, @Nullable Reason reason) {

        boolean differs() {
            return state == State.DIFFERS;
        }
    }

    /// Rows that the gateway still has, under the name that it counts by.
    long expected() {
        return sums.sum(part -> !part.vanished() && counts(part.user()));
    }

    Verdict against(long server) {
        if (server == sums.total()) {
            return new Verdict(State.EQUAL, null);
        }
        if (server == sums.sum(part -> !part.vanished())) {
            return new Verdict(State.EXPLAINED, Reason.PURGED_UPSTREAM);
        }
        if (server == expected()) {
            return new Verdict(State.EXPLAINED, Reason.RENAMED);
        }
        return new Verdict(State.DIFFERS, sums.unreadable() > 0 ? Reason.UNREADABLE_ROWS : null);
    }

    /// Whether `stat` counts rows of this name; those without one are the user's own.
    boolean counts(String name) {
        return user == null || name.isEmpty() || name.equals(user);
    }
}
