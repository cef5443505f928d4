package io.github.tallyglass.store;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.UsageStore.Reject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is kept of a source that hands each record over once, and of the logins behind it. Writes are
/// transactions on the writer thread, as those of [UsageStore].
public interface RecordStore {

    /// Adds every row as one row, whatever is there already, and moves the mark: both or neither. Days
    /// that are touched become dirty, failed requests are marked.
    ///
    /// @return rows added
    Result<Long> append(RecordCommit commit);

    /// Up to where the spool is stored; empty before the first commit.
    Optional<SpoolMark> mark(long accountId);

    /// Adds what is not there yet: a row is known by its key. For files that may be read twice.
    ///
    /// @return rows added
    Result<Long> addImported(long accountId, List<Imported> rows, List<Reject> rejects);

    /// Replaces what is known of the source's logins; those that are gone are kept with their windows and
    /// readings, but stand in no list.
    Result<Long> noteLogins(long accountId, List<Login> logins, Instant at);

    /// By provider and label; without those that are gone.
    List<Login> logins(long accountId);

    /// The source calls a login otherwise from now on: its windows and readings are those of the new name,
    /// as far as that has none of its own.
    Result<Long> renameLogin(long accountId, String before, String after);

    /// When each login has answered last, by [Login#ref()]; without those that never did.
    Map<String, Instant> loginsAnsweredAt(long accountId);

    /// Merges readings into what is known: for each window the younger observation stands, whichever
    /// order they come in; earlier states are kept.
    ///
    /// @return how many windows are in another state than before
    Result<Long> noteLoginReadings(long accountId, List<LoginReading> readings);

    /// How the last question about a login's quota ended.
    ///
    /// @param failure code of the failure; `""` when it was answered
    Result<Long> noteLoginFault(long accountId, String login, Instant at, String failure);

    /// @param rows in the order in which they were handed over, priced
    /// @param rejects what no row could be made of
    /// @param mark up to where the spool is stored with this; null where nothing came from a spool
    /// @param covered seconds of which every record was fetched that the source wrote; null when none are
    record RecordCommit(
            long accountId,
            List<Priced> rows,
            List<Reject> rejects,
            @Nullable SpoolMark mark,
            @Nullable Interval covered) {}

    /// A place in a spool.
    ///
    /// @param file number of the file, counting up
    /// @param offset bytes from its begin
    record SpoolMark(long file, long offset) {}

    /// @param key of the raw record: hex SHA-256, with the number of its occurrence in the file where it
    ///     is not the first
    record Imported(String key, Priced row) {}
}
