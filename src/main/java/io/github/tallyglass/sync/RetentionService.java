package io.github.tallyglass.sync;

import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.domain.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long rows are kept. Whoever changes the setting ([Retention#SETTING]) says so here; the settings
/// file
/// itself is the caller's. Calls block on the database, never call them on the JavaFX thread; thread-safe.
public interface RetentionService {

    /// How many rows would go if no more than these days were kept: those of whole local days before, of
    /// all
    /// accounts. Top-ups and the like do not count, they stay.
    ///
    /// @param days [Retention#SHORTEST]…[Retention#LONGEST]
    long rowsOlderThan(int days);

    /// Keeps rows for so many days from now on; null for ever. Returns at once: rows go in the background,
    /// where this process writes and stays. What went already does not come back.
    void keep(@Nullable Integer days);

    /// The days that [#rowsOlderThan] counts, by account and day.
    List<PrunedDay> daysOlderThan(int days);

    /// Prunes now, on the calling thread, and returns when that is done. For commands that end.
    ///
    /// @return what went, by account and day
    Result<Pruned> prune(int days);

    /// @param waiting days that could not go yet, since their sums are not up to date
    record Pruned(List<PrunedDay> days, int waiting) {

        public long rows() {
            return days.stream().mapToLong(PrunedDay::rows).sum();
        }
    }
}
