package io.github.tallyglass.export;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.text.Numbers;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The two currencies in which a report stands side by side: the one that its accounts bill in first.
/// Where they bill in both, each column holds everything, converted at the rates that were kept with the
/// rows.
///
/// @param mixed accounts bill in both
/// @param converted some rate is known, so that there is a second column at all
record ReportCurrencies(String first, String second, boolean mixed, boolean converted) {

    private static final int DECIMALS = 4;

    static ReportCurrencies of(Figures totals) {
        var own = totals.cost().keySet();
        var mixed = own.containsAll(Set.of("USD", "CNY"));
        var yuan = own.contains("CNY") && !mixed;
        return new ReportCurrencies(
                yuan ? "CNY" : "USD",
                yuan ? "USD" : "CNY",
                mixed,
                !totals.converted().isEmpty());
    }

    String first(Figures figures) {
        return marked(figures, money(figures.costIn(first)));
    }

    /// "–" where a rate is missing: part of a sum is no sum.
    String second(Figures figures) {
        var sums = figures.costIn(second);
        return sums.keySet().equals(Set.of(second)) ? marked(figures, money(sums)) : Numbers.UNKNOWN;
    }

    String each(Figures figures) {
        return marked(figures, money(Averages.cost(figures.costIn(first), figures.requests())));
    }

    /// An amount that is an estimate, or has one in it, says so.
    static String marked(Figures figures, String amount) {
        return figures.estimated() && !amount.equals(Numbers.UNKNOWN) ? Numbers.ABOUT + amount : amount;
    }

    static String money(Map<String, BigDecimal> amounts) {
        return amounts.isEmpty()
                ? Numbers.UNKNOWN
                : amounts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> Numbers.money(entry.getValue(), entry.getKey(), DECIMALS))
                        .collect(Collectors.joining(" + "));
    }
}
