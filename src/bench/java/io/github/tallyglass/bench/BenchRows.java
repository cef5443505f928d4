package io.github.tallyglass.bench;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Rows like a busy account's: 30 models (a few take most), 12 keys, working hours, quiet nights, cache reads,
/// 3 % errors with retries, request ids of 39 characters, whole seconds of latency as gateways measure it.
final class BenchRows {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String[] ENDPOINTS = {"/v1/chat/completions", "/v1/messages", "/v1/responses", "/v1/embeddings"
    };
    private static final int[] HOUR_WEIGHT = {
        2, 1, 1, 1, 1, 2, 4, 8, 14, 20, 22, 20, 14, 18, 22, 22, 20, 16, 12, 10, 10, 8, 6, 4
    };

    private final Random random = new Random(20261124);

    /// @param last second of the newest row
    /// @return oldest first
    List<UsageEvent> rows(int count, int days, long last) {
        var perDay = weights(days);
        var rows = new ArrayList<UsageEvent>(count + 4);
        var start = Math.floorDiv(last, 86_400L) - days + 1;
        for (var day = 0; day < days; day++) {
            var wanted = (int) Math.round(count * perDay[day]);
            var seconds = new ArrayList<Long>();
            for (var i = 0; i < wanted; i++) {
                seconds.add(Math.min(last, (start + day) * 86_400L + hour() * 3600L + random.nextInt(3600)));
            }
            seconds.sort(null);
            seconds.forEach(second -> add(rows, second));
        }
        return rows.subList(Math.max(0, rows.size() - count), rows.size());
    }

    private void add(List<UsageEvent> rows, long second) {
        var model = skewed(30);
        var key = (model + skewed(12)) % 12;
        var id = requestId(second);
        if (random.nextInt(100) < 3) {
            rows.add(row(second, EventType.ERROR, model, key, id, random.nextInt(3) == 0 ? 503 : 429));
            if (random.nextInt(3) == 0) {
                return;
            }
        }
        var type = random.nextInt(1000) == 0 ? EventType.REFUND : EventType.CONSUME;
        rows.add(row(second, type, model, key, id, type == EventType.CONSUME ? Integer.valueOf(200) : null));
    }

    /// As the ratios say, but for one charge in a hundred.
    private long billed(Tokens tokens, Pricing pricing) {
        var written = pricing.cacheWriteRatio();
        var units = BigDecimal.valueOf(tokens.input())
                .add(BigDecimal.valueOf(tokens.cacheRead()).multiply(pricing.cacheRatio()))
                .add(BigDecimal.valueOf(tokens.cacheWrite()).multiply(written == null ? BigDecimal.ONE : written))
                .add(BigDecimal.valueOf(tokens.output()).multiply(pricing.completionRatio()))
                .multiply(pricing.modelRatio())
                .multiply(pricing.groupRatio());
        return units.setScale(0, RoundingMode.HALF_UP).longValue() + (random.nextInt(100) == 0 ? 1_000 : 0);
    }

    private UsageEvent row(long second, EventType type, int model, int key, String id, Integer status) {
        var consume = type == EventType.CONSUME;
        var group = key % 3;
        var origin = new UsageEvent.Origin(
                "key " + key,
                key + 1L,
                "group-" + group,
                "alice",
                2,
                model % 8 + random.nextInt(2) * 8L + 1,
                ENDPOINTS[model % 4],
                "",
                "10.0.0." + skewed(6));
        var cached = model % 3 != 0 && random.nextInt(3) > 0 ? 1000L * random.nextInt(60) : 0;
        var written = model % 3 == 1 && random.nextInt(4) == 0 ? (long) random.nextInt(9000) : 0;
        var output = (long) Math.exp(3 + random.nextDouble() * 5);
        var tokens = consume
                ? new Tokens(
                        (long) Math.exp(4 + random.nextDouble() * 6),
                        cached,
                        written,
                        output,
                        model % 5 == 0 ? output / 3 : 0)
                : Tokens.NONE;
        var stream = random.nextInt(4) > 0;
        var timing = new UsageEvent.Timing(
                consume ? 1000L * random.nextInt(1, 40) : null,
                consume && stream ? (Long) (long) Math.exp(5 + random.nextDouble() * 3) : null,
                stream);
        var pricing = new Pricing(
                BigDecimal.valueOf(model + 1, 2),
                BigDecimal.valueOf(4 + model % 3),
                BigDecimal.valueOf(8 + group, 1),
                null,
                new BigDecimal("0.1"),
                model % 3 == 1 ? new BigDecimal("1.25") : null,
                null,
                "");
        var quota = consume ? billed(tokens, pricing) : type == EventType.REFUND ? 5000 : 0;
        var content = type == EventType.ERROR ? "status_code=" + status + ", Rate limit reached for requests" : "";
        return new UsageEvent(
                second,
                type,
                "vendor-model-" + model,
                origin,
                quota,
                tokens,
                timing,
                new UsageEvent.Outcome(status, id, ""),
                consume ? pricing : Pricing.NONE,
                false,
                false,
                content,
                "");
    }

    private String requestId(long second) {
        var text =
                new StringBuilder(STAMP.format(LocalDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC)));
        text.append("%09d".formatted(random.nextInt(1_000_000_000))).append("8268d9d6");
        while (text.length() < 39) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /// Few take most: weight 1, 1/2, 1/3, …
    private int skewed(int count) {
        var total = 0.0;
        for (var i = 1; i <= count; i++) {
            total += 1.0 / i;
        }
        var at = random.nextDouble() * total;
        for (var i = 1; i <= count; i++) {
            at -= 1.0 / i;
            if (at <= 0) {
                return i - 1;
            }
        }
        return count - 1;
    }

    private int hour() {
        var total = 0;
        for (var weight : HOUR_WEIGHT) {
            total += weight;
        }
        var at = random.nextInt(total);
        for (var hour = 0; ; hour++) {
            at -= HOUR_WEIGHT[hour];
            if (at < 0) {
                return hour;
            }
        }
    }

    private double[] weights(int days) {
        var weights = new double[days];
        var total = 0.0;
        for (var day = 0; day < days; day++) {
            weights[day] = day % 7 < 5 ? 0.8 + random.nextDouble() * 0.4 : 0.25;
            total += weights[day];
        }
        for (var day = 0; day < days; day++) {
            weights[day] /= total;
        }
        return weights;
    }
}
