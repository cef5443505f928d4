package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Made-up rows of every kind, from a seed.
public final class Histories {

    public static final QuotaUnit DOLLARS =
            new QuotaUnit(new BigDecimal("500000"), "USD", new BigDecimal("7.3"), false);
    public static final QuotaUnit YUAN = new QuotaUnit(new BigDecimal("500000"), "CNY", null, false);

    private static final List<String> MODELS =
            List.of("gpt-4o", "gpt-4o-mini", "claude-sonnet-4", "模型 \"x\"\n;--", "gemini-2.5-pro");
    private static final List<String> KEYS = List.of("dev laptop", "ci, nightly", "团队-共享", "");

    private final Random random;

    public Histories(long seed) {
        random = new Random(seed);
    }

    public static Account account(String name, QuotaUnit unit) {
        var url = URI.create("http://" + name + ".example:3000");
        return new Account(0, name, AccountKind.NEW_API, "new-api", url, Scope.SELF, "7", unit, false);
    }

    /// Rows between two seconds, oldest first; requests with retries keep within ten minutes.
    public List<UsageEvent> rows(long from, long to, int requests) {
        var rows = new ArrayList<UsageEvent>();
        while (requests-- > 0) {
            var at = from + random.nextLong(to - from + 1);
            switch (random.nextInt(12)) {
                case 0 -> rows.add(row(at, EventType.REFUND, null, ""));
                case 1 -> rows.add(row(at, EventType.TOP_UP, null, ""));
                case 2 -> rows.add(row(at, EventType.ERROR, 500, ""));
                case 3 -> retried(rows, at, to, random.nextBoolean());
                case 4 -> twins(rows, at);
                default -> rows.add(row(at, EventType.CONSUME, 200, requestId()));
            }
        }
        rows.sort(Comparator.comparingLong(UsageEvent::createdAt));
        return rows;
    }

    private void retried(List<UsageEvent> rows, long at, long to, boolean succeeds) {
        var id = requestId();
        var second = at;
        for (var i = 0; i <= random.nextInt(3); i++) {
            rows.add(row(second, EventType.ERROR, random.nextBoolean() ? 429 : 503, id));
            second = Math.min(to, second + random.nextInt(150));
        }
        if (succeeds) {
            rows.add(row(second, EventType.CONSUME, 200, id));
        }
    }

    private void twins(List<UsageEvent> rows, long at) {
        var twin = row(at, EventType.CONSUME, 200, "");
        rows.add(twin);
        rows.add(twin);
    }

    private UsageEvent row(long at, EventType type, @Nullable Integer status, String requestId) {
        var consume = type == EventType.CONSUME;
        var model = type == EventType.TOP_UP ? "" : pick(MODELS);
        var key = pick(KEYS);
        var channel = random.nextInt(4);
        var origin = new UsageEvent.Origin(
                key,
                KEYS.indexOf(key) + 1,
                random.nextBoolean() ? "default" : "vip",
                "alice",
                2,
                channel,
                random.nextBoolean() ? "/v1/messages" : "/v1/chat/completions",
                random.nextBoolean() ? "" : "codex",
                "127.0.0." + random.nextInt(3),
                channel < 2 ? "" : "channel " + (char) ('a' + channel));
        var tokens = consume
                ? new Tokens(
                        random.nextInt(9000),
                        random.nextInt(3) * 1000L,
                        random.nextInt(2) * 700L,
                        random.nextInt(1500),
                        random.nextInt(2) * 64L)
                : Tokens.NONE;
        var stream = random.nextBoolean();
        var timing = new UsageEvent.Timing(
                consume ? (long) random.nextInt(30) * 1000 : null,
                consume && stream ? 100L + random.nextInt(2000) : null,
                stream);
        return new UsageEvent(
                at,
                type,
                model,
                origin,
                type == EventType.ERROR ? 0 : random.nextInt(20_000),
                tokens,
                timing,
                new UsageEvent.Outcome(status, requestId, random.nextInt(5) == 0 ? "req_" + random.nextInt() : ""),
                consume
                        ? new Pricing(
                                new BigDecimal("1.25"), new BigDecimal("4"), BigDecimal.ONE, null, null, null, null, "")
                        : Pricing.NONE,
                consume && random.nextInt(10) == 0,
                random.nextInt(10) == 0,
                type == EventType.ERROR ? "status_code=" + status + ", \"no\"" : "",
                random.nextInt(10) == 0 ? "{\"x\":1,\"response_id\":\"resp-" + at % 7 + "\"}" : "");
    }

    private String requestId() {
        return switch (random.nextInt(3)) {
            case 0 -> "%023d8268d9d6%s".formatted(random.nextLong(Long.MAX_VALUE), letters(8));
            case 1 -> "req-" + letters(20);
            default -> "ä " + letters(3 + random.nextInt(12));
        };
    }

    private String letters(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append("abcXYZ0189".charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
