package io.github.tallyglass.query;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.domain.Vanished;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that can be asked of the cache. Calls block on the database (never call them on the JavaFX
/// thread), are safe from any thread, and see one committed state each.
public interface UsageQueries {

    /// Totals of a range and its completeness.
    Report report(TimeRange range, UsageFilter filter);

    /// Totals and groups, largest first (time groups in order of time).
    Report report(TimeRange range, UsageFilter filter, GroupBy by);

    /// The same with each group divided once more: keys of an account, models of a month.
    default Report report(TimeRange range, UsageFilter filter, GroupBy by, GroupBy within) {
        return report(range, filter, by);
    }

    /// Figures over time, split by a dimension: at most `top` named series by cost over the whole range,
    /// the rest folded into one. Where rows are not there yet and hourly aggregates are, those fill in,
    /// marked.
    ///
    /// @param split any but REQUEST_ID, RESPONSE_ID and LABEL
    Series series(TimeRange range, UsageFilter filter, Bucket bucket, Dimension split, int top);

    /// Percentiles from histograms; empty values where nothing was measured.
    Latency latency(TimeRange range, UsageFilter filter);

    /// How many rows pass; from roll-ups where they can answer.
    long countRows(TimeRange range, UsageFilter filter);

    /// `limit` rows from the `offset`-th on in the given order. In time order the n-th row is found
    /// through cumulative counts and keys, never by a deep offset.
    List<UsageRow> rows(TimeRange range, UsageFilter filter, RowSort sort, long offset, int limit);

    /// Streams every row that passes, in the given order, to `sink`, with constant memory; stops early
    /// when the sink answers false.
    void forEachRow(TimeRange range, UsageFilter filter, RowSort sort, java.util.function.Predicate<UsageRow> sink);

    /// Days of the range whose rows are not kept any more, joined: single rows are told from there on only
    /// where a row came later, and not by [#countRows] either; sums are. The reason is `pruned-rows`.
    default List<Report.Missing> prunedRows(TimeRange range, UsageFilter filter) {
        return List.of();
    }

    /// All attempts of the row's request, oldest first (the row itself included); just the row without a
    /// request id.
    List<UsageRow> attempts(UsageRow row);

    /// One row by its key.
    Optional<UsageRow> row(RowKey key);

    /// Known values of a dimension, most used first, for completion.
    List<String> values(Dimension dimension, int limit);

    /// Dimensions by which something can be told apart: of which the cache has met two values at least.
    default Set<Dimension> telling() {
        return Set.of();
    }

    /// State of the whole cache for the status bar.
    CacheState cacheState();

    /// Accounts as the cache knows them, with the latest balance reading, by name.
    List<AccountView> accounts();

    /// How an account's balance went, oldest first, at most a few hundred points. What was not read is
    /// worked back from rows where they are all there.
    List<BalancePoint> balances(String account, TimeRange range);

    /// How one window of an account was used from reset to reset, oldest first; the last may not be over.
    ///
    /// @param windowId see [io.github.tallyglass.domain.QuotaWindow#id()]
    List<WindowCycle> cycles(String account, String windowId, TimeRange range);

    /// The same of a login's window.
    ///
    /// @param login [io.github.tallyglass.domain.Login#ref()]; `""` for a window of the account itself
    default List<WindowCycle> cycles(String account, String login, String windowId, TimeRange range) {
        return login.isEmpty() ? cycles(account, windowId, range) : List.of();
    }

    /// What was left unused of a window, week by week (of the queries' zone), in order of time. Weeks in
    /// which it was never reset are left out.
    ///
    /// @param login [io.github.tallyglass.domain.Login#ref()]; `""` for a window of the account itself
    default List<UnusedWeek> unusedByWeek(String account, String login, String windowId, TimeRange range) {
        return List.of();
    }

    /// What is known of each day that the range touches, by account (id) and day, in the zone of the
    /// queries. Days that have not begun and accounts that were removed are left out.
    List<CalendarDay> calendar(TimeRange range);

    /// What the last comparisons with the gateways' own sums found, by account (id) and day, in the zone of
    /// the queries. Rows may have changed since: [#calendar] says whether they have.
    List<DayCheck> dayChecks(TimeRange range);

    /// Rows that gateways have no longer, joined by account and day, newest first.
    List<Vanished> vanished(TimeRange range);

    /// What models really cost, by account, model and month (in the zone of the queries). How many
    /// charges differ and how often ratios changed is told for whole days, and by account, model and
    /// group only.
    List<EffectivePrice> prices(TimeRange range, UsageFilter filter);

    /// When ratios became others, in order of time; by account, model and group.
    List<RatioChange> ratioChanges(TimeRange range, UsageFilter filter);

    /// Days, hours and months are counted in this zone from now on; roll-ups in another zone rebuild in the
    /// background.
    void useZone(ZoneId zone);

    /// Amounts are converted at this rate where a gateway said none, and marked as the user's
    /// ([io.github.tallyglass.domain.QuotaUnit#ownRate()]); null for none.
    default void useRate(@Nullable BigDecimal cnyPerUsd) {}

    /// Runs `listener` (on a thread of the store) after each committed change of rows, aggregates or
    /// accounts.
    Subscription onChange(Runnable listener);

    /// Closing it ends the subscription.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
