package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.FiguresQuery.Split;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What models really cost, by account, model and month.
record PricesQuery(Snapshot snapshot, TimeRange range, UsageFilter filter) {

    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    private record Cell(String model, YearMonth month) {}

    /// By account, then the dearest model first, months in order of time.
    List<EffectivePrice> run() {
        var prices = new ArrayList<EffectivePrice>();
        var conditions = Conditions.of(snapshot, filter);
        for (var account : snapshot.accounts(filter)) {
            prices.addAll(of(account, conditions.onAccount(account.id())));
        }
        return List.copyOf(prices);
    }

    private List<EffectivePrice> of(Account account, Conditions conditions) {
        var zone = snapshot.days().zone();
        var sums = new HashMap<Cell, Sums>();
        var words = snapshot.dictionaries();
        var bounds = Bounds.of(range, snapshot, List.of(account));
        new FiguresQuery(snapshot, conditions)
                .run(
                        bounds,
                        Split.MODEL,
                        new TimeGrid(Bucket.MONTH, zone),
                        (second, model, kind, unit, line, at) -> sums.computeIfAbsent(
                                        new Cell(
                                                words.models.get((int) model),
                                                YearMonth.from(Instant.ofEpochSecond(second)
                                                        .atZone(zone))),
                                        any -> new Sums())
                                .add(kind, unit, line, at));
        var days = new PriceDays(snapshot, bounds, filter).of(account);
        var prices = new ArrayList<EffectivePrice>();
        var costs = new HashMap<String, BigDecimal>();
        sums.forEach((cell, sum) -> {
            if (sum.counts()) {
                var price = price(account, cell, sum.figures(), days);
                costs.merge(cell.model(), cost(price.figures(), price.currency()), BigDecimal::add);
                prices.add(price);
            }
        });
        prices.sort(Comparator.comparing((EffectivePrice price) -> costs.get(price.model()))
                .reversed()
                .thenComparing(EffectivePrice::model)
                .thenComparing(EffectivePrice::month));
        return prices;
    }

    private static EffectivePrice price(Account account, Cell cell, Figures figures, PriceDays.OfAccount days) {
        var currency = currency(account, figures);
        return new EffectivePrice(
                account.name(),
                cell.model(),
                cell.month(),
                figures,
                currency,
                perMillion(figures, currency),
                days.checked(cell.model(), cell.month()),
                days.differing(cell.model(), cell.month()),
                days.changes(cell.model(), cell.month()));
    }

    /// The account's own; that of the list prices where nothing else was paid.
    private static String currency(Account account, Figures figures) {
        var own = account.unit().currency();
        var paid = figures.cost().keySet();
        return paid.isEmpty() || paid.contains(own) ? own : paid.iterator().next();
    }

    private static @Nullable BigDecimal perMillion(Figures figures, String currency) {
        var tokens = figures.tokens().total();
        return tokens == 0 || figures.cost().isEmpty()
                ? null
                : cost(figures, currency).multiply(MILLION).divide(BigDecimal.valueOf(tokens), 6, RoundingMode.HALF_UP);
    }

    private static BigDecimal cost(Figures figures, String currency) {
        Map<String, BigDecimal> cost = figures.cost();
        return cost.getOrDefault(currency, BigDecimal.ZERO);
    }
}
