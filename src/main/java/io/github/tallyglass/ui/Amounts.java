package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Money;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.text.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cost of figures in one display currency. What another currency billed is converted at the rate that was
/// kept with its rows; what has no rate stays in its own currency and is shown beside the sum.
///
/// @param currency ISO code of the display currency, [QuotaUnit#UNITS], the sign of a site's own
///     currency, or `""` where each amount is shown as its site shows it
public record Amounts(String currency) {

    /// Each amount as its gateway's own pages show it. Sums need [#settled] first.
    public static final Amounts AS_SITES_DO = new Amounts("");

    /// Quota units as gateways count them.
    public static final Amounts UNITS = new Amounts(QuotaUnit.UNITS);

    /// The one currency in which a sum over these units is shown: where sites differ, dollars.
    public Amounts settled(Collection<QuotaUnit> units) {
        if (!currency.isEmpty()) {
            return this;
        }
        var shown = units.stream().map(QuotaUnit::shownIn).collect(Collectors.toSet());
        return new Amounts(shown.size() == 1 ? shown.iterator().next() : "USD");
    }

    public Amounts settled(Figures figures) {
        return settled(figures.quotaByUnit().keySet());
    }

    /// The sum in the display currency, as far as rates are known: heights of bars, shares.
    public BigDecimal value(Figures figures) {
        return sums(figures).getOrDefault(settled(figures).currency, BigDecimal.ZERO);
    }

    /// `$224.15`, or `$10.00 + EUR 2.00` where a rate is missing; `≈ $224.15` where a gateway does not
    /// say how many units make one.
    public String words(Figures figures) {
        return isUnknown(figures) ? Numbers.UNKNOWN : mark(figures) + settled(figures).join(sums(figures), 2);
    }

    /// The same with six decimals.
    public String exact(Figures figures) {
        return isUnknown(figures)
                ? Numbers.UNKNOWN
                : mark(figures) + settled(figures).join(sums(figures), QuotaUnit.SCALE);
    }

    /// The same for a narrow column: of the marks only that of estimates, and quota units without their
    /// sign.
    public String cell(Figures figures) {
        if (isUnknown(figures)) {
            return Numbers.UNKNOWN;
        }
        var mark = figures.estimated() ? Numbers.ABOUT : "";
        return currency.equals(QuotaUnit.UNITS) && figures.hasQuota()
                ? mark + Numbers.brief(value(figures).longValue())
                : mark + settled(figures).join(sums(figures), 2);
    }

    /// A price in this currency in a narrow column; of quota units three digits.
    public String cell(BigDecimal amount) {
        return currency.equals(QuotaUnit.UNITS)
                ? Numbers.brief(amount.round(new MathContext(3)).longValue()).replaceFirst("\\.0+(?=\\D)", "")
                : Numbers.money(amount, currency, 2);
    }

    /// What plans paid of it.
    public String wordsOfPlan(Figures figures) {
        return settled(figures).join(figures.planCostIn(settled(figures).currency), 2);
    }

    /// The part of it that nobody charged.
    public String wordsOfEstimates(Figures figures) {
        return settled(figures).join(figures.estimatedCostIn(settled(figures).currency), 2);
    }

    /// The display currency beside this one: CNY for USD, USD for any other.
    public Amounts other() {
        return new Amounts(currency.equals("USD") || currency.isEmpty() ? "CNY" : "USD");
    }

    /// What stands beside [#words]: the first other currency that holds all of it; `""` where there is
    /// none.
    public String beside(Figures figures) {
        return others(figures).map(other -> other.words(figures)).findFirst().orElse("");
    }

    /// The same beside [#exact].
    public String exactBeside(Figures figures) {
        return others(figures).map(other -> other.exact(figures)).findFirst().orElse("");
    }

    private Stream<Amounts> others(Figures figures) {
        var shown = settled(figures).currency;
        return Stream.of("USD", "CNY")
                .filter(code -> !code.equals(shown))
                .map(Amounts::new)
                .filter(other -> other.covers(figures));
    }

    /// Whether the figures can be shown in this currency without a remainder.
    public boolean covers(Figures figures) {
        return sums(figures).keySet().equals(Set.of(settled(figures).currency));
    }

    /// `quota` units of one account, in this currency where a rate is known, else in the account's own.
    public Money money(QuotaUnit unit, long quota) {
        return unit.in(currency.isEmpty() ? unit.shownIn() : currency, quota);
    }

    private String mark(Figures figures) {
        var assumed = figures.assumed() && !currency.equals(QuotaUnit.UNITS);
        return assumed || figures.estimated() ? Numbers.ABOUT : "";
    }

    /// Nobody charged anything, and no list has a price.
    public static boolean isUnknown(Figures figures) {
        return figures.unpriced() > 0 && figures.quotaByUnit().isEmpty();
    }

    private Map<String, BigDecimal> sums(Figures figures) {
        return new TreeMap<>(figures.costIn(settled(figures).currency));
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
