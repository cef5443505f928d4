package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.FiguresQuery.Split;
import io.github.tallyglass.store.RowKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Totals of a range, in groups and groups within them if asked.
final class ReportQuery {

    private final Snapshot snapshot;
    private final TimeRange range;
    private final UsageFilter filter;

    ReportQuery(Snapshot snapshot, TimeRange range, UsageFilter filter) {
        this.snapshot = snapshot;
        this.range = range;
        this.filter = filter;
    }

    /// @param by null for totals alone
    /// @param within what each group is divided by once more; null for nothing
    Report run(@Nullable GroupBy by, @Nullable GroupBy within) {
        var accounts = snapshot.accounts(filter);
        var bounds = Bounds.of(range, snapshot, accounts);
        var missing = new ArrayList<>(new Completeness(snapshot).missing(accounts, bounds));
        var grouped = new Grouped(by, within);
        var sums = grouped.read(bounds);
        missing.addAll(grouped.pruned);
        missing.sort(Completeness.ORDER);
        var groups = new ArrayList<Report.Group>();
        var totals = Figures.NONE;
        for (var each : sums.entrySet()) {
            var parts = figures(each.getValue());
            var whole = CostOrder.total(parts.values());
            totals = totals.plus(whole);
            if (counts(each.getValue())) {
                groups.add(new Report.Group(
                        each.getKey(),
                        BigDecimal.ZERO,
                        whole,
                        within == null ? List.of() : inOrder(list(parts), within, whole)));
            }
        }
        var from = range.from() == null ? Instant.ofEpochSecond(bounds.from()) : range.from();
        return new Report(
                range, from, missing.isEmpty(), missing, totals, by == null ? List.of() : inOrder(groups, by, totals));
    }

    private static boolean counts(Map<String, Sums> sums) {
        return sums.values().stream().anyMatch(Sums::counts);
    }

    private static Map<String, Figures> figures(Map<String, Sums> sums) {
        var figures = new HashMap<String, Figures>();
        sums.forEach((name, sum) -> {
            if (sum.counts()) {
                figures.put(name, sum.figures());
            }
        });
        return figures;
    }

    private static List<Report.Group> list(Map<String, Figures> parts) {
        return parts.entrySet().stream()
                .map(part -> new Report.Group(part.getKey(), BigDecimal.ZERO, part.getValue()))
                .toList();
    }

    private static List<Report.Group> inOrder(List<Report.Group> groups, GroupBy by, Figures totals) {
        var byName = Comparator.comparing(Report.Group::name);
        return groups.stream()
                .map(group -> new Report.Group(
                        group.name(), CostOrder.share(group.figures(), totals), group.figures(), group.groups()))
                .sorted(
                        by.isTime()
                                ? byName
                                : Comparator.comparing(Report.Group::figures, CostOrder.largestFirst())
                                        .thenComparing(byName))
                .toList();
    }

    /// Sums by the names of one or two groupings; `""` where there is none.
    private final class Grouped {
        private final @Nullable GroupBy by;
        private final @Nullable GroupBy within;
        private final @Nullable TimeGrid grid;
        private final Split split;
        private final Names names = new Names(snapshot);
        private final Map<String, Map<String, Sums>> sums = new HashMap<>();
        private final List<Report.Missing> pruned = new ArrayList<>();

        Grouped(@Nullable GroupBy by, @Nullable GroupBy within) {
            this.by = by;
            this.within = within;
            grid = Stream.of(Optional.ofNullable(by), Optional.ofNullable(within))
                    .flatMap(Optional::stream)
                    .filter(GroupBy::isTime)
                    .map(each -> Bucket.valueOf(each.name()))
                    .reduce(ReportQuery::bothFit)
                    .map(this::grid)
                    .orElse(null);
            split = split(by).with(split(within));
        }

        Map<String, Map<String, Sums>> read(Bounds bounds) {
            var conditions = Conditions.of(snapshot, filter);
            for (var account : snapshot.accounts(filter)) {
                read(account, conditions.onAccount(account.id()), bounds);
            }
            return sums;
        }

        private void read(Account account, Conditions conditions, Bounds bounds) {
            var told = tellsErrors(account);
            var figures = new FiguresQuery(snapshot, conditions);
            figures.run(bounds, split, grid, (second, number, kind, unit, line, at) -> {
                var place = new Place(account, second, number, kind);
                var into = sums.computeIfAbsent(name(by, place), any -> new HashMap<>())
                        .computeIfAbsent(name(within, place), any -> new Sums());
                if (told) {
                    into.add(kind, unit, line, at);
                } else {
                    into.addUntold(kind, unit, line, at);
                }
            });
            pruned.addAll(Completeness.pruned(account, figures.unanswered()));
        }

        private String name(@Nullable GroupBy grouping, Place place) {
            if (grouping == null) {
                return "";
            }
            if (grouping.isTime()) {
                return grid(Bucket.valueOf(grouping.name())).name(place.second());
            }
            return grouping == GroupBy.ACCOUNT
                    ? place.account().name()
                    : names.of(grouping.dimension().orElseThrow(), split, place.number(), place.kind());
        }

        private TimeGrid grid(Bucket bucket) {
            return new TimeGrid(bucket, range.zone());
        }

        /// Accounts are asked one by one, so that nothing need be split by them.
        private Split split(@Nullable GroupBy grouping) {
            return grouping == null || grouping.isTime() || grouping == GroupBy.ACCOUNT
                    ? Split.NONE
                    : Names.split(grouping.dimension().orElseThrow());
        }
    }

    /// What a line of sums belongs to.
    private record Place(Account account, long second, long number, RowKind kind) {}

    /// Weeks and months do not fit into each other: days fit into both.
    private static Bucket bothFit(Bucket one, Bucket other) {
        return one == Bucket.HOUR || other == Bucket.HOUR ? Bucket.HOUR : one == other ? one : Bucket.DAY;
    }

    /// Whether any error row was ever read from the account: many gateways write none (gateway contract
    /// §3.3).
    private boolean tellsErrors(Account account) {
        return snapshot.handle()
                        .createQuery("SELECT 1 FROM event WHERE account_id = ? AND failed IS NOT NULL LIMIT 1")
                        .bind(0, account.id())
                        .mapTo(int.class)
                        .findFirst()
                        .isPresent()
                || toldErrors(account);
    }

    /// The same of rows that are not kept any more.
    private boolean toldErrors(Account account) {
        var errors = RowKind.idsOf(snapshot.dictionaries().kinds, EventType.ERROR);
        return snapshot.handle()
                .createQuery("SELECT 1 FROM kept_day WHERE account_id = ? AND kind_id IN (" + errors + ") LIMIT 1")
                .bind(0, account.id())
                .mapTo(int.class)
                .findFirst()
                .isPresent();
    }
}
