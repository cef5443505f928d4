package io.github.tallyglass.store;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of alerts: what the user chose, how far each episode is, what fired. Moments are kept to
/// the
/// millisecond. Changes are told to nobody; where the file is open for reading they are errors.
public interface AlertStore {

    AlertBook book();

    /// Replaces the choice of the same scope.
    Result<AlertChoice> choose(AlertChoice choice);

    /// Takes the choice of this scope back; what is wider holds again.
    Result<AlertChoice> unchoose(AlertChoice choice);

    /// Adds it (id 0) or replaces it; one that counts otherwise than before begins anew.
    Result<Budget> saveBudget(Budget budget);

    Result<Long> removeBudget(long id);

    Result<Boolean> quietHours(@Nullable QuietHours hours);

    List<AlertEpisode> episodes();

    /// Keeps what one look at the world has changed: in one transaction, before anything is shown.
    ///
    /// @param changed replace those of the same subject
    /// @param gone subjects that are no more
    /// @param fired enter the log
    /// @return the new entries, in the order of `fired`
    Result<List<AlertEntry>> keep(
            Instant at,
            List<AlertEpisode> changed,
            List<AlertSubject> gone,
            List<Alert> fired,
            AlertEntry.Delivery delivery);

    Result<Long> noteDelivery(long entryId, AlertEntry.Delivery delivery);

    /// The newest first.
    List<AlertEntry> log(int limit);

    /// Entries that are [AlertEntry.Delivery#PENDING] or [AlertEntry.Delivery#QUIET], the oldest first.
    List<AlertEntry> undelivered();

    /// All entries count as seen from now on.
    ///
    /// @return how many were not
    Result<Long> markSeen();
}
