package io.github.tallyglass.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One account's day beside the gateway's own sum of it (`reconcile` on the command line).
///
/// @param day in the user's zone
/// @param span the day's seconds that were compared; its end may be cut off by now
/// @param localQuota gross quota of the stored consume rows, quota units: what `stat` counts; null where no
///     row of the day was read
/// @param serverQuota what the gateway's `stat` says for the same seconds; null where it says nothing
/// @param reason why the sums need not be equal, or why there is nothing to compare; null where they are
///     equal, and where nothing explains the difference
/// @param differing the stretches of the day whose sums disagree, as narrow as was looked for; empty where
///     nothing differs, or where that was not looked for
public record DayCheck(
        long accountId,
        LocalDate day,
        Interval span,
        @Nullable Long localQuota,
        @Nullable Long serverQuota,
        State state,
        @Nullable Reason reason,
        Instant checkedAt,
        List<Interval> differing) {

    public DayCheck(
            long accountId,
            LocalDate day,
            Interval span,
            @Nullable Long localQuota,
            @Nullable Long serverQuota,
            State state,
            @Nullable Reason reason,
            Instant checkedAt) {
        this(accountId, day, span, localQuota, serverQuota, state, reason, checkedAt, List.of());
    }

    /// local − server, quota units; null where one of them is unknown.
    public @Nullable Long difference() {
        return localQuota == null || serverQuota == null ? null : (Long) (localQuota - serverQuota);
    }

    /// How the two compare.
    public enum State {
        EQUAL,
        DIFFERS,
        /// They differ, and it is known why.
        EXPLAINED,
        NOT_COVERED,
        NO_STAT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Why (gateway contract §2.3, §6.2).
    public enum Reason {
        /// `stat` is 0 although there are rows: a build that is known to do so, or a user who was renamed.
        STAT_ZERO,
        /// The user has another name by now; `stat` counts by name.
        RENAMED,
        /// The gateway deleted rows that are still kept here.
        PURGED_UPSTREAM,
        /// Rows of the day could not be read.
        UNREADABLE_ROWS,
        /// The line has no `stat`.
        NOT_OFFERED,
        /// A key alone does not open `stat`.
        KEY_ONLY,
        /// Only hourly sums are read of this account.
        AGGREGATES_ONLY,
        /// The gateway did not answer.
        FAILED,
        /// The day is not over, or was not read completely.
        NOT_CLOSED,
        /// The day's rows are not kept any more: its sum stands, and hours cannot be looked into.
        PRUNED_ROWS;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
