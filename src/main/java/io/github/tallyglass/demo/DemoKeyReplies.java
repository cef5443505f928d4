package io.github.tallyglass.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// What the demo gateway tells an API key: the newest rows of that key alone, and its figures. The key
/// has no limit, as people's own keys seldom have (gateway contract §§2.5, 5.3, 5.4).
final class DemoKeyReplies {

    private static final int MOST_ROWS = 1000;
    private static final String UNLIMITED = "100000000";

    private final DemoHistory history;
    private final Clock clock;
    private final DemoKey key;
    private final RowJson json;

    DemoKeyReplies(DemoHistory history, Clock clock, DemoKey key) {
        this.history = history;
        this.clock = clock;
        this.key = key;
        this.json = new RowJson(history);
    }

    /// Null where the path is none of a key's.
    @Nullable
    String body(String path) {
        return switch (path) {
            case "/api/log/token" -> log();
            case "/api/usage/token/" -> usage();
            case "/v1/dashboard/billing/subscription" -> subscription();
            case "/v1/dashboard/billing/usage" -> billedUsage();
            default -> null;
        };
    }

    /// Newest first, all types, no bounds; ids are places in this list.
    private String log() {
        var now = now();
        var rows = new ArrayList<String>();
        // Days are visited one by one, so that a list of a thousand rows does not walk over the whole history.
        for (var to = now; to >= history.firstSecond() && rows.size() < MOST_ROWS; to -= DemoDay.SECONDS) {
            history.newestFirst(to - DemoDay.SECONDS + 1, to, now, row -> {
                if (row.key() == key && rows.size() < MOST_ROWS) {
                    rows.add(json.of(row, rows.size() + 1L));
                }
            });
        }
        return new JsonText()
                .raw("data", "[" + String.join(",", rows) + "]")
                .text("message", "")
                .flag("success", true)
                .end();
    }

    private String usage() {
        var used = used();
        var data = new JsonText()
                .number("expires_at", 0)
                .raw("model_limits", "{}")
                .flag("model_limits_enabled", false)
                .text("name", key.keyName())
                .text("object", "token_usage")
                .number("total_available", -used)
                .number("total_granted", 0)
                .number("total_used", used)
                .flag("unlimited_quota", true)
                .end();
        return new JsonText()
                .flag("code", true)
                .raw("data", data)
                .text("message", "ok")
                .end();
    }

    private static String subscription() {
        return new JsonText()
                .text("object", "billing_subscription")
                .flag("has_payment_method", true)
                .raw("soft_limit_usd", UNLIMITED)
                .raw("hard_limit_usd", UNLIMITED)
                .raw("system_hard_limit_usd", UNLIMITED)
                .number("access_until", 0)
                .end();
    }

    private String billedUsage() {
        var hundredths = BigDecimal.valueOf(used()).movePointRight(2).divide(DemoModel.UNITS_PER_DOLLAR);
        return new JsonText()
                .text("object", "list")
                .raw("total_usage", hundredths.toPlainString())
                .end();
    }

    /// A key's own figure is net of refunds (gateway contract §5.1).
    private long used() {
        var now = now();
        var charged = history.quota(0, now, now, row -> row.key() == key && row.type() == DemoRow.CONSUME);
        return charged - history.quota(0, now, now, row -> row.key() == key && row.type() == DemoRow.REFUND);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
