package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.RowKey;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.query.UsageRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One answer of the cache to "which rows": how many, their sums, and the pages around where the user
/// looks, so that the table never blinks.
///
/// @param pruned days of the range whose rows are not kept any more, though the sums hold them
/// @param top index of the row that stays first in view; 0 at the top of the table
/// @param selected index of the selected row; −1 when it is not among the rows
/// @param pages pages by number
record RequestsAnswer(
        TimeRange range,
        UsageFilter filter,
        RowSort sort,
        long count,
        Report totals,
        List<Report.Missing> pruned,
        long top,
        long selected,
        Map<Long, List<UsageRow>> pages) {

    /// A row to be found again.
    ///
    /// @param index where it stood
    record Anchor(RowKey key, long index) {}

    /// Asks the cache; blocks on the database.
    ///
    /// @param top first row in view; null at the top of the table, which stays there
    static RequestsAnswer of(
            UsageQueries queries,
            TimeRange range,
            UsageFilter filter,
            RowSort sort,
            @Nullable Anchor top,
            @Nullable Anchor selected) {
        var place = new RowPlace(queries, range, filter, sort);
        var count = queries.countRows(range, filter);
        var first = top == null ? 0 : place.of(top.key(), top.index());
        if (first < 0 && top != null) {
            first = Math.clamp(top.index(), 0, Math.max(0, count - 1));
        }
        var pages = new LinkedHashMap<Long, List<UsageRow>>();
        for (var number = first / RowPages.PAGE; number <= (first + RowPages.PAGE) / RowPages.PAGE; number++) {
            if (number * RowPages.PAGE < count) {
                pages.put(number, queries.rows(range, filter, sort, number * RowPages.PAGE, RowPages.PAGE));
            }
        }
        return new RequestsAnswer(
                range,
                filter,
                sort,
                count,
                queries.report(range, filter),
                queries.prunedRows(range, filter),
                first,
                selected == null ? -1 : place.of(selected.key(), selected.index()),
                pages);
    }
}
