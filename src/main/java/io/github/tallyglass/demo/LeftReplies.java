package io.github.tallyglass.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the demo gateway says of keys and plans (gateway contract §§5.2, 5.6).
final class LeftReplies {

    private static final long KEY_LIMIT = 8 * 500_000L;
    private static final long YEAR = Duration.ofDays(365).toSeconds();
    private static final long MONTH = Duration.ofDays(30).toSeconds();
    private static final int ENABLED = 1;
    private static final int DISABLED = 2;

    private final DemoHistory history;

    LeftReplies(DemoHistory history) {
        this.history = history;
    }

    /// Newest first, as the line lists them.
    List<String> keys(long now) {
        var keys = new ArrayList<String>();
        keys.add(unused(8, "intern", DISABLED, -1));
        // Nobody has used it since it expired, so that the gateway has not noticed yet.
        keys.add(unused(7, "old laptop", ENABLED, history.firstSecond() + MONTH));
        for (var key : List.of(DemoKey.values()).reversed()) {
            keys.add(key(key, now));
        }
        return keys;
    }

    private String key(DemoKey key, long now) {
        var used = history.quota(0, now, now, row -> row.key() == key && row.type() == DemoRow.CONSUME);
        var refunds = history.quota(0, now, now, row -> row.key() == key && row.type() == DemoRow.REFUND);
        var net = used - refunds;
        var limited = key == DemoKey.NIGHTLY;
        return json(key.id(), key.keyName(), ENABLED)
                .number("accessed_time", now)
                .number("expired_time", limited ? history.firstSecond() + YEAR : -1)
                .number("remain_quota", limited ? KEY_LIMIT - net : -net)
                .flag("unlimited_quota", !limited)
                .number("used_quota", net)
                .text("group", key.group())
                .end();
    }

    private String unused(int id, String name, int status, long expires) {
        return json(id, name, status)
                .number("accessed_time", history.firstSecond())
                .number("expired_time", expires)
                .number("remain_quota", 10 * 500_000L)
                .flag("unlimited_quota", false)
                .number("used_quota", 0)
                .text("group", "default")
                .end();
    }

    private JsonText json(int id, String name, int status) {
        return new JsonText()
                .number("id", id)
                .number("user_id", DemoGateway.USER_ID)
                .text("key", "demo**********000" + id)
                .number("status", status)
                .text("name", name)
                .number("created_time", history.firstSecond());
    }

    String subscriptions(long now) {
        var all = DemoReplies.array(Stream.of(DemoPlan.values())
                .map(plan -> subscription(plan, now))
                .toList());
        return new JsonText()
                .raw("all_subscriptions", all)
                .text("billing_preference", "subscription_first")
                .raw("subscriptions", all)
                .end();
    }

    private String subscription(DemoPlan plan, long now) {
        var start = plan.windowOf(now);
        var fields = new JsonText()
                .number("id", plan.id())
                .number("user_id", DemoGateway.USER_ID)
                .number("plan_id", plan.id())
                .number("amount_total", history.plans().total(plan))
                .number("amount_used", history.plans().used(plan, now))
                .number("start_time", history.firstSecond())
                .number("end_time", history.firstSecond() + YEAR)
                .text("status", "active")
                .text("source", "order")
                .number("last_reset_time", Math.max(start, history.firstSecond()))
                .number("next_reset_time", plan.next(start))
                .flag("allow_wallet_overflow", true)
                .end();
        return new JsonText().raw("subscription", fields).end();
    }

    String plans() {
        return DemoReplies.array(
                Stream.of(DemoPlan.values()).map(LeftReplies::plan).toList());
    }

    private static String plan(DemoPlan plan) {
        var fields = new JsonText()
                .number("id", plan.id())
                .text("title", plan.title())
                .text("currency", "USD")
                .text("duration_unit", "year")
                .number("duration_value", 1)
                .flag("enabled", true)
                .number("total_amount", plan.total(1))
                .text("quota_reset_period", plan.period())
                .number("quota_reset_custom_seconds", plan.seconds())
                .end();
        return new JsonText().raw("plan", fields).end();
    }
}
