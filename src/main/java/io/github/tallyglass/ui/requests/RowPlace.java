package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.RowKey;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.UsageQueries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Finds where a row stands in an answer, so that new rows above it do not move what the user looks at.
final class RowPlace {

    private static final int STEP = 200;

    private final UsageQueries queries;
    private final TimeRange range;
    private final UsageFilter filter;
    private final RowSort sort;

    RowPlace(UsageQueries queries, TimeRange range, UsageFilter filter, RowSort sort) {
        this.queries = queries;
        this.range = range;
        this.filter = filter;
        this.sort = sort;
    }

    /// The row's index, or −1 when it is not in the answer (or, in an order other than time, not near
    /// `guess`). Blocks on the database.
    long of(RowKey key, long guess) {
        return sort.column() == RowSort.Column.TIME ? byTime(key) : near(key, guess);
    }

    /// Rows before the row's second can be counted without reading them; the second itself is read.
    private long byTime(RowKey key) {
        var second = Instant.ofEpochSecond(key.createdAt());
        if (!second.isBefore(range.to()) || (range.from() != null && second.isBefore(range.from()))) {
            return -1;
        }
        var before = sort.descending() ? part(second.plusSeconds(1), range.to()) : part(range.from(), second);
        for (var offset = queries.countRows(before, filter); ; offset += STEP) {
            var rows = queries.rows(range, filter, sort, offset, STEP);
            for (var place = 0; place < rows.size(); place++) {
                if (rows.get(place).key().equals(key)) {
                    return offset + place;
                }
                if (rows.get(place).key().createdAt() != key.createdAt()) {
                    return -1;
                }
            }
            if (rows.size() < STEP) {
                return -1;
            }
        }
    }

    private TimeRange part(@Nullable Instant from, Instant to) {
        return new TimeRange(range.label(), from, to, range.zone());
    }

    private long near(RowKey key, long guess) {
        var offset = Math.max(0, guess - STEP);
        var rows = queries.rows(range, filter, sort, offset, 2 * STEP);
        for (var place = 0; place < rows.size(); place++) {
            if (rows.get(place).key().equals(key)) {
                return offset + place;
            }
        }
        return -1;
    }
}
