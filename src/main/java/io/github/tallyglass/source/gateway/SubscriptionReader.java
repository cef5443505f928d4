package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient.Plan;
import io.github.tallyglass.source.gateway.GatewayClient.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Reads `/api/subscription/self` and `/api/subscription/plans` (gateway contract §5.6).
final class SubscriptionReader {

    private static final int LONGEST_TITLE = 80;

    private SubscriptionReader() {}

    /// All that the reply names, once each: those in force are listed twice.
    static Result<List<Subscription>> subscriptions(JsonNode data) {
        var known = new LinkedHashMap<Long, Subscription>();
        var lists = 0;
        for (var name : List.of("subscriptions", "all_subscriptions")) {
            var list = data.get(name);
            if (list == null || !(list.isArray() || list.isNull())) {
                continue;
            }
            lists++;
            for (var item : list) {
                var inner = item.get("subscription");
                var fields = inner == null ? item : inner;
                if (fields.isObject() && JsonFields.number(fields, "id").isPresent()) {
                    var subscription = subscription(fields);
                    known.putIfAbsent(subscription.id(), subscription);
                }
            }
        }
        return lists == 0
                ? Result.err(new Failure.Malformed(Endpoint.SUBSCRIPTIONS.path(), "no list of subscriptions"))
                : Result.ok(List.copyOf(known.values()));
    }

    static Result<List<Plan>> plans(JsonNode data) {
        if (!data.isArray() && !data.isNull()) {
            return Result.err(new Failure.Malformed(Endpoint.PLANS.path(), "no array"));
        }
        var plans = new ArrayList<Plan>();
        for (var item : data) {
            var inner = item.get("plan");
            var fields = inner == null ? item : inner;
            if (fields.isObject() && JsonFields.number(fields, "id").isPresent()) {
                plans.add(new Plan(JsonFields.numberOr0(fields, "id"), title(fields), resetSeconds(fields)));
            }
        }
        return Result.ok(List.copyOf(plans));
    }

    private static Subscription subscription(JsonNode fields) {
        return new Subscription(
                JsonFields.numberOr0(fields, "id"),
                JsonFields.numberOr0(fields, "plan_id"),
                JsonFields.numberOr0(fields, "amount_total"),
                JsonFields.numberOr0(fields, "amount_used"),
                JsonFields.text(fields, "status").equals("active"),
                time(fields, "start_time"),
                time(fields, "end_time"),
                time(fields, "last_reset_time"),
                time(fields, "next_reset_time"));
    }

    private static long resetSeconds(JsonNode plan) {
        return switch (JsonFields.text(plan, "quota_reset_period").toLowerCase(Locale.ROOT)) {
            case "daily" -> Duration.ofDays(1).toSeconds();
            case "weekly" -> Duration.ofDays(7).toSeconds();
            case "monthly" -> Duration.ofDays(30).toSeconds();
            case "custom" -> Math.max(0, JsonFields.numberOr0(plan, "quota_reset_custom_seconds"));
            default -> 0;
        };
    }

    private static long time(JsonNode fields, String name) {
        return Math.max(0, JsonFields.numberOr0(fields, name));
    }

    private static String title(JsonNode plan) {
        return Scrubber.PLAIN
                .text(JsonFields.text(plan, "title"), LONGEST_TITLE)
                .strip();
    }
}
