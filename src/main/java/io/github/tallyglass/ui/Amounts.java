package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Money;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.text.Numbers;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Cost of figures in one display currency. What another currency billed is converted at the rate that was
/// kept with its rows; what has no rate stays in its own currency and is shown beside the sum.
///
/// @param currency ISO code of the display currency
public record Amounts(String currency) {

    /// The sum in the display currency, as far as rates are known: heights of bars, shares.
    public BigDecimal value(Figures figures) {
        return sums(figures).getOrDefault(currency, BigDecimal.ZERO);
    }

    /// `$224.15`, or `$10.00 + EUR 2.00` where a rate is missing.
    public String words(Figures figures) {
        return join(sums(figures), 2);
    }

    /// The same with six decimals.
    public String exact(Figures figures) {
        return join(sums(figures), QuotaUnit.SCALE);
    }

    /// The display currency beside this one: CNY for USD and the other way round.
    public Amounts other() {
        return new Amounts(currency.equals("CNY") ? "USD" : "CNY");
    }

    /// Whether the figures can be shown in this currency without a remainder.
    public boolean covers(Figures figures) {
        var sums = sums(figures);
        return !sums.isEmpty() && sums.keySet().equals(java.util.Set.of(currency));
    }

    /// `quota` units of one account, in this currency where a rate is known, else in the account's own.
    public Money money(QuotaUnit unit, long quota) {
        var converted = unit.currency().equals(currency) ? null : unit.converted(quota);
        return converted != null && converted.currency().equals(currency) ? converted : unit.cost(quota);
    }

    private Map<String, BigDecimal> sums(Figures figures) {
        var sums = new TreeMap<String, BigDecimal>();
        figures.quotaByUnit().forEach((unit, quota) -> {
            var money = money(unit, quota);
            sums.merge(money.currency(), money.amount(), BigDecimal::add);
        });
        return sums;
    }

    private String join(Map<String, BigDecimal> sums, int decimals) {
        if (sums.isEmpty()) {
            return Numbers.money(BigDecimal.ZERO, currency, 2);
        }
        return sums.entrySet().stream()
                .sorted((a, b) ->
                        Boolean.compare(b.getKey().equals(currency), a.getKey().equals(currency)))
                .map(entry -> decimals == 2
                        ? Numbers.money(entry.getValue(), entry.getKey())
                        : Numbers.money(entry.getValue(), entry.getKey(), decimals))
                .collect(Collectors.joining(" + "));
    }
}
