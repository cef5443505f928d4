package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.query.Series.Origin;
import io.github.tallyglass.store.Coverage;
import java.util.ArrayList;
import java.util.List;

/// What stands behind each bucket of a series.
final class BucketOrigins {

    private final long now;
    private final List<Account> accounts;
    private final Bounds bounds;
    private final TimeGrid grid;
    private final List<IntervalSet> rows = new ArrayList<>();
    private final List<IntervalSet> missing = new ArrayList<>();
    private final List<IntervalSet> hourly = new ArrayList<>();

    BucketOrigins(Snapshot snapshot, List<Account> accounts, Bounds bounds, TimeGrid grid) {
        this.now = snapshot.now().getEpochSecond();
        this.accounts = accounts;
        this.bounds = bounds;
        this.grid = grid;
        var completeness = new Completeness(snapshot);
        for (var account : accounts) {
            var read = Coverage.ROWS.read(snapshot.handle(), account.id());
            rows.add(read);
            missing.add(bounds.interval()
                    .map(asked -> completeness.needed(account, read, asked))
                    .orElse(IntervalSet.EMPTY));
            hourly.add(Coverage.HOURLY.read(snapshot.handle(), account.id()));
        }
    }

    /// @param aggregates whether aggregates can answer at all
    /// @param unanswered seconds whose rows are not kept and of which no sum tells what was asked
    List<Origin> of(List<Long> starts, boolean aggregates, IntervalSet unanswered) {
        return starts.stream().map(start -> of(start, aggregates, unanswered)).toList();
    }

    private Origin of(long start, boolean aggregates, IntervalSet unanswered) {
        var from = Math.max(start, bounds.from());
        var to = Math.min(Math.min(grid.next(start) - 1, bounds.to()), now - 1);
        if (accounts.isEmpty() || to < from) {
            return Origin.NOTHING;
        }
        var bucket = new Interval(from, to);
        if (missing.stream().allMatch(gaps -> gaps.within(bucket).isEmpty())) {
            return unanswered.within(bucket).isEmpty() ? Origin.ROWS : Origin.PARTIAL;
        }
        if (rows.stream().anyMatch(read -> !read.within(bucket).isEmpty())) {
            return Origin.PARTIAL;
        }
        return aggregates
                        && hourly.stream().anyMatch(read -> !read.within(bucket).isEmpty())
                ? Origin.AGGREGATES
                : Origin.NOTHING;
    }
}
