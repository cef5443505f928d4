package io.github.tallyglass.ui;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.RowKey;
import io.github.tallyglass.query.UsageRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Sixty days of plausible rows up to a fixed moment, the same in every run.
final class FakeRows {

    static final QuotaUnit UNIT = new QuotaUnit(new BigDecimal(500_000), "USD", new BigDecimal("7.3"), false);
    private static final List<String> ACCOUNTS = List.of("work", "team", "lab");
    private static final List<String> KEYS = List.of("claude-code", "alice-ci", "ide", "docs-bot");

    /// @param dollars cost of thirty days
    /// @param requests of thirty days
    private record Model(String name, double dollars, int requests) {}

    private static final List<Model> MODELS = List.of(
            new Model("claude-opus-4-6", 96.42, 1204),
            new Model("gpt-5.2", 61.08, 3911),
            new Model("gpt-5.2-codex", 38.77, 2260),
            new Model("gemini-3-pro", 17.35, 980),
            new Model("deepseek-v4", 6.91, 4402),
            new Model("gpt-5.2-mini", 1.20, 200),
            new Model("claude-haiku-4-6", 0.90, 160),
            new Model("qwen3-coder-plus", 0.60, 110),
            new Model("glm-5", 0.40, 60),
            new Model("kimi-k3", 0.25, 40),
            new Model("gemini-3-flash", 0.15, 25),
            new Model("text-embedding-4", 0.08, 12),
            new Model("grok-5-fast", 0.04, 4));

    private final Random random = new Random(7);
    private final Instant now;
    private final ZoneId zone;
    private int counter;

    private FakeRows(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /// Newest first.
    static List<UsageRow> upTo(Instant now, ZoneId zone) {
        return new FakeRows(now, zone).rows();
    }

    private List<UsageRow> rows() {
        var rows = new ArrayList<UsageRow>();
        var today = LocalDate.ofInstant(now, zone);
        for (var back = 0; back < 60; back++) {
            var day = today.minusDays(back);
            var rest = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            var busy = (rest ? .4 : 1.2) * (.75 + random.nextDouble() * .5) * (back < 30 ? 1 : .9);
            for (var model : MODELS) {
                var many = (int) Math.round(model.requests / 30.0 * busy * (.7 + random.nextDouble() * .6));
                for (var i = 0; i < many; i++) {
                    var at = day.atStartOfDay(zone).toEpochSecond() + secondOfDay();
                    if (at <= now.getEpochSecond()) {
                        rows.add(row(model, at));
                    }
                }
            }
        }
        rows.sort(Comparator.comparingLong((UsageRow row) -> row.event().createdAt())
                .reversed());
        return List.copyOf(rows);
    }

    private long secondOfDay() {
        var hour = Math.clamp(14 + random.nextGaussian() * 4.2, 0, 23.99);
        return (long) (hour * 3600);
    }

    private UsageRow row(Model model, long at) {
        var account = ACCOUNTS.get(Math.min(2, (int) Math.abs(random.nextGaussian() * 1.2)));
        var key = KEYS.get(Math.min(3, (int) Math.abs(random.nextGaussian() * 1.5)));
        var failed = random.nextInt(1000) < 4;
        var refund = !failed && random.nextInt(1000) < 2;
        var spread = .2 + random.nextDouble() * 1.6;
        var side = (long) (45_000 * spread * (.6 + random.nextDouble() * .8));
        var cached = (long) (side * (.4 + random.nextDouble() * .4));
        var tokens = failed
                ? Tokens.NONE
                : new Tokens(side - cached, cached, 0, (long) (1700 * spread), (long) (300 * spread));
        var pricing = pricing(model);
        var quota = failed ? 0 : price(pricing, side - cached, cached, (long) (1700 * spread));
        var millis = (long) (1000 * Math.exp(1.8 + random.nextGaussian() * 1.1));
        var number = ++counter;
        return new UsageRow(
                new RowKey(ACCOUNTS.indexOf(account) + 1, at, number),
                account,
                new UsageEvent(
                        at,
                        failed ? EventType.ERROR : refund ? EventType.REFUND : EventType.CONSUME,
                        model.name,
                        new UsageEvent.Origin(
                                key, 10 + KEYS.indexOf(key), "default", "alice", 4, 7, "/v1/messages", "", "10.0.0.8"),
                        quota,
                        refund ? Tokens.NONE : tokens,
                        new UsageEvent.Timing(millis, failed || refund ? null : (Long) Math.min(millis, 1300L), true),
                        new UsageEvent.Outcome(status(failed, refund), "20260830%08dkQ2".formatted(number), ""),
                        pricing,
                        false,
                        false,
                        failed ? "upstream saturated, status code 429" : "",
                        ""),
                UNIT);
    }

    private static @Nullable Integer status(boolean failed, boolean refund) {
        if (refund) {
            return null;
        }
        return failed ? 429 : 200;
    }

    /// Such that an ordinary request costs what the model's requests cost on average.
    private static Pricing pricing(Model model) {
        var mean = model.dollars / model.requests * 500_000;
        var ratio = BigDecimal.valueOf(mean / .8 / (45_000 * .46 + 1700 * 8)).round(new MathContext(3));
        return new Pricing(
                ratio, new BigDecimal(8), new BigDecimal("0.8"), null, new BigDecimal("0.1"), null, null, "");
    }

    private static long price(Pricing pricing, long input, long cached, long output) {
        var weighted = BigDecimal.valueOf(10 * input + cached + 80 * output).movePointLeft(1);
        return java.util.Objects.requireNonNull(pricing.modelRatio())
                .multiply(weighted)
                .multiply(new BigDecimal("0.8"))
                .setScale(0, RoundingMode.HALF_UP)
                .max(BigDecimal.ONE)
                .longValue();
    }
}
