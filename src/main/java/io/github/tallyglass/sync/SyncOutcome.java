package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one run over one account came to.
///
/// @param account with the unit of this sync
/// @param ok everything between the wanted depth and the end was read and committed; single rows may
///     still be unreadable, which [#missing()] names
/// @param rowsNew rows stored that were not there before
/// @param rowsSeen rows that the server listed in the slices that were committed
/// @param requests all of them: first numbers, pages, proofs, refused ones
/// @param covered closed intervals within what was wanted, epoch seconds
/// @param missing what was wanted and is not covered, and where rows could not be read
/// @param error why it ended early; null when it did not
public record SyncOutcome(
        Account account,
        boolean ok,
        long rowsNew,
        long rowsSeen,
        int requests,
        Duration took,
        List<Interval> covered,
        List<Missing> missing,
        @Nullable Failure error) {

    private static final long ROWS_OF_A_PAGE = 100;

    /// @param why what kept it from being read
    public record Missing(Interval seconds, Failure why) {}

    /// Nothing of what was wanted is missing, not a single row.
    public boolean isWhole() {
        return ok && missing.isEmpty();
    }

    /// Requests made for each page of 100 rows: 1 would be a page each and nothing else. The rows of a
    /// run that saw none count as one page.
    public double requestsPerPage() {
        return requests / (double) Math.max(1, Math.ceilDiv(rowsSeen, ROWS_OF_A_PAGE));
    }
}
