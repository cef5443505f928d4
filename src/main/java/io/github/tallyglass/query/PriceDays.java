package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.PrunedDays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The roll-up of ratios, day by day. A day that is still to be rolled up says what it said before.
///
/// @param bounds whose days are asked for, whole ones
record PriceDays(Snapshot snapshot, Bounds bounds, UsageFilter filter) {

    private static final String COLUMNS = "day, model_id, group_name, pricing_id, first_second, events, differing";

    /// A day's charges of a model and group by one set of ratios.
    ///
    /// @param day days since 1970-01-01
    /// @param firstSecond of the first such charge
    record Line(long day, String model, String group, int pricing, long firstSecond, long events, long differing) {}

    private record Cell(String model, YearMonth month) {}

    /// @param checked charges
    private record Counts(long checked, long differing) {

        Counts plus(Counts other) {
            return new Counts(checked + other.checked, differing + other.differing);
        }
    }

    /// All that the roll-up says of one account.
    record OfAccount(Map<Cell, Counts> counts, List<RatioChange> ratioChanges, java.time.ZoneId zone) {

        long checked(String model, YearMonth month) {
            return count(model, month).checked();
        }

        long differing(String model, YearMonth month) {
            return count(model, month).differing();
        }

        int changes(String model, YearMonth month) {
            return Math.toIntExact(ratioChanges.stream()
                    .filter(change -> change.model().equals(model)
                            && YearMonth.from(change.at().atZone(zone)).equals(month))
                    .count());
        }

        private Counts count(String model, YearMonth month) {
            return counts.getOrDefault(new Cell(model, month), new Counts(0, 0));
        }
    }

    OfAccount of(Account account) {
        var counts = new HashMap<Cell, Counts>();
        if (bounds.isEmpty()) {
            return new OfAccount(counts, List.of(), snapshot.days().zone());
        }
        var lines = lines(account);
        var firstDay = snapshot.days().dayOf(bounds.from());
        for (var line : lines) {
            if (line.day() >= firstDay) {
                counts.merge(
                        new Cell(line.model(), YearMonth.from(LocalDate.ofEpochDay(line.day()))),
                        new Counts(line.events(), line.differing()),
                        Counts::plus);
            }
        }
        var changes = new RatioChanges(snapshot, account.name())
                .in(lines).stream()
                        .filter(change -> change.at().getEpochSecond() >= bounds.from())
                        .toList();
        return new OfAccount(counts, changes, snapshot.days().zone());
    }

    /// Pruned days that were counted in another zone: no roll-up holds them.
    private String foreignDays(Account account) {
        return IdSet.list(PrunedDays.of(snapshot.handle(), account.id()).stream()
                .filter(day -> !day.isOf(snapshot.days()))
                .mapToLong(PrunedDays.Pruned::day));
    }

    /// Days before the range too: they say what a ratio was.
    private List<Line> lines(Account account) {
        var words = snapshot.dictionaries();
        return snapshot
                .handle()
                .createQuery("SELECT " + COLUMNS + " FROM price_day WHERE account_id = :account AND day <= :last"
                        + " UNION ALL SELECT " + COLUMNS + " FROM kept_price WHERE account_id = :account"
                        + " AND day <= :last AND day IN (" + foreignDays(account) + ") ORDER BY day, first_second")
                .bind("account", account.id())
                .bind("last", snapshot.days().dayOf(bounds.to()))
                .map((row, context) -> new Line(
                        row.getLong(1),
                        words.models.get(row.getInt(2)),
                        row.getString(3),
                        row.getInt(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)))
                .list()
                .stream()
                .filter(line ->
                        filter.accepts(Dimension.MODEL, line.model()) && filter.accepts(Dimension.GROUP, line.group()))
                .toList();
    }
}
