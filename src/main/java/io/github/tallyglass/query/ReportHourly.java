package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a report that only the gateways' hourly sums can tell. It stands beside the sums over rows
/// and is never added to them: it is gross, by the hour, and knows account and model alone.
final class ReportHourly {

    private final Snapshot snapshot;
    private final TimeRange range;
    private final UsageFilter filter;

    ReportHourly(Snapshot snapshot, TimeRange range, UsageFilter filter) {
        this.snapshot = snapshot;
        this.range = range;
        this.filter = filter;
    }

    Report.Hourly read(@Nullable GroupBy by) {
        if (!answers(filter)) {
            return Report.Hourly.NONE;
        }
        var accounts = snapshot.accounts(filter);
        var bounds = Bounds.of(range, snapshot, accounts);
        var total = new Sums();
        var groups = new HashMap<String, Sums>();
        for (var account : accounts) {
            new Aggregates(snapshot, account).unread(bounds, filter, (hour, model, unit, requests, quota) -> {
                total.addAggregate(requests, quota, unit);
                var name = name(by, account, model, hour);
                if (name != null) {
                    groups.computeIfAbsent(name, any -> new Sums()).addAggregate(requests, quota, unit);
                }
            });
        }
        var totals = total.figures();
        return new Report.Hourly(totals, by == null ? List.of() : inOrder(groups, by, totals));
    }

    /// Whether hourly sums can tell what passes: they know nothing else of a request.
    static boolean answers(UsageFilter filter) {
        return filter.conditions().keySet().stream()
                .allMatch(dimension -> dimension == Dimension.ACCOUNT || dimension == Dimension.MODEL);
    }

    private @Nullable String name(@Nullable GroupBy by, Account account, String model, long hour) {
        if (by == null) {
            return null;
        }
        if (by.isTime()) {
            return new TimeGrid(Bucket.valueOf(by.name()), range.zone()).name(hour);
        }
        return switch (by) {
            case MODEL -> model;
            case ACCOUNT -> account.name();
            default -> null;
        };
    }

    private static List<Report.Group> inOrder(Map<String, Sums> groups, GroupBy by, Figures totals) {
        var list = new ArrayList<Report.Group>();
        groups.forEach((name, sums) -> {
            var figures = sums.figures();
            list.add(new Report.Group(name, CostOrder.share(figures, totals), figures));
        });
        var byName = Comparator.comparing(Report.Group::name);
        list.sort(
                by.isTime()
                        ? byName
                        : Comparator.comparing(Report.Group::figures, CostOrder.largestFirst())
                                .thenComparing(byName));
        return List.copyOf(list);
    }
}
