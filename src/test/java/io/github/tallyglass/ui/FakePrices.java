package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.query.EffectivePrice;
import io.github.tallyglass.query.RatioChange;
import io.github.tallyglass.query.RatioChange.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Effective prices for pictures and checks: two accounts, a few models, two months.
public final class FakePrices {

    private static final QuotaUnit DOLLARS =
            new QuotaUnit(new BigDecimal(500_000), "USD", new BigDecimal("7.2"), false);

    private FakePrices() {}

    static List<EffectivePrice> prices() {
        var prices = new ArrayList<EffectivePrice>();
        for (var account : List.of("work", "team")) {
            var dearer = account.equals("work") ? 1 : 2;
            add(prices, account, "claude-opus-4-6", 48_015_000L * dearer, 55_860_000, 1_205, 0, 0);
            add(prices, account, "gpt-5.2", 30_220_000L * dearer, 181_270_000, 3_870, 2, 1);
            add(prices, account, "gpt-5.2-codex", 18_780_000L * dearer, 102_200_000, 2_193, 0, 0);
            add(prices, account, "gemini-3-pro", 8_290_000L * dearer, 43_490_000, 959, 17, 0);
            add(prices, account, "sora-2", 1_200_000L * dearer, 0, 12, 0, 0);
            add(prices, account, "qwen3-coder-plus", 276_000L * dearer, 4_610_000, 100, -1, 0);
        }
        return List.copyOf(prices);
    }

    /// @param differing −1 where no row carries ratios
    private static void add(
            List<EffectivePrice> prices,
            String account,
            String model,
            long quota,
            long tokens,
            long requests,
            long differing,
            int changes) {
        for (var month : List.of(YearMonth.of(2026, 7), YearMonth.of(2026, 8))) {
            var figures = new Figures(
                    requests, requests, 0, quota, 0, new Tokens(tokens, 0, 0, 0, 0), Map.of(DOLLARS, quota));
            var cost = figures.cost().getOrDefault("USD", BigDecimal.ZERO);
            var perMillion = tokens == 0
                    ? null
                    : cost.multiply(new BigDecimal(1_000_000))
                            .divide(BigDecimal.valueOf(tokens), 6, RoundingMode.HALF_UP);
            var august = month.getMonthValue() == 8;
            prices.add(new EffectivePrice(
                    account,
                    model,
                    month,
                    figures,
                    "USD",
                    perMillion,
                    differing < 0 ? 0 : requests,
                    august ? Math.max(0, differing) : 0,
                    august ? changes : 0));
        }
    }

    static List<RatioChange> changes() {
        return List.of(
                change("work", "2026-08-12T01:04:40Z", Ratio.MODEL, "0.625", "0.875"),
                change("team", "2026-08-21T06:30:02Z", Ratio.GROUP, "0.8", "1"));
    }

    private static RatioChange change(String account, String at, Ratio ratio, String before, String after) {
        return new RatioChange(
                account, "gpt-5.2", "default", Instant.parse(at), ratio, new BigDecimal(before), new BigDecimal(after));
    }

    /// At the list price of two dollars for a million tokens, in a list of the program.
    public static java.util.Optional<io.github.tallyglass.domain.ListPriceExplanation> explain(
            io.github.tallyglass.domain.UsageEvent row) {
        if (row.quota() == 0) {
            return java.util.Optional.empty();
        }
        var tokens = row.tokens();
        return java.util.Optional.of(new io.github.tallyglass.domain.ListPriceExplanation(
                List.of(
                        line(io.github.tallyglass.domain.PriceExplanation.Part.INPUT, tokens.input(), "1.25"),
                        line(io.github.tallyglass.domain.PriceExplanation.Part.CACHE_READ, tokens.cacheRead(), "0.125"),
                        line(io.github.tallyglass.domain.PriceExplanation.Part.OUTPUT, tokens.output(), "10")),
                io.github.tallyglass.domain.QuotaUnit.LIST_PRICE,
                row.quota(),
                io.github.tallyglass.domain.PriceList.Kind.BUILT_IN,
                "LiteLLM 1.109.1",
                java.time.LocalDate.of(2026, 8, 22),
                row.model(),
                false,
                true));
    }

    private static io.github.tallyglass.domain.ListPriceExplanation.Line line(
            io.github.tallyglass.domain.PriceExplanation.Part kind, long tokens, String price) {
        var each = new BigDecimal(price);
        return new io.github.tallyglass.domain.ListPriceExplanation.Line(
                kind, tokens, each, each.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6));
    }
}
