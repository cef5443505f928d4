package io.github.tallyglass.sync;

import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.source.gateway.GatewayClient.Plan;
import io.github.tallyglass.source.gateway.GatewayClient.Subscription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The windows that subscriptions in force make (gateway contract §5.6).
final class PlanWindows {

    private PlanWindows() {}

    static boolean isInForce(Subscription subscription, Instant now) {
        return subscription.active() && (subscription.end() == 0 || subscription.end() > now.getEpochSecond());
    }

    static List<QuotaWindow> of(List<Subscription> all, List<Plan> plans, Instant now) {
        return all.stream()
                .filter(each -> isInForce(each, now))
                .map(each -> window(each, plans, now))
                .toList();
    }

    private static QuotaWindow window(Subscription subscription, List<Plan> plans, Instant now) {
        var plan = plans.stream()
                .filter(each -> each.id() == subscription.planId())
                .findFirst()
                .orElse(new Plan(0, "", 0));
        return QuotaWindow.ofUnits(
                "plan:" + subscription.id(),
                length(subscription, plan),
                plan.title(),
                subscription.used(),
                subscription.total(),
                instant(Math.max(subscription.lastReset(), subscription.start())),
                instant(subscription.nextReset()),
                instant(subscription.end()),
                now);
    }

    /// A plan that is not offered any more tells its length by its resets.
    private static long length(Subscription subscription, Plan plan) {
        if (plan.resetSeconds() > 0) {
            return plan.resetSeconds();
        }
        if (subscription.nextReset() > subscription.lastReset() && subscription.lastReset() > 0) {
            return subscription.nextReset() - subscription.lastReset();
        }
        return Math.max(0, subscription.end() - subscription.start());
    }

    private static @Nullable Instant instant(long second) {
        return second <= 0 ? null : Instant.ofEpochSecond(second);
    }
}
