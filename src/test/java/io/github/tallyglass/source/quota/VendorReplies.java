package io.github.tallyglass.source.quota;

import java.time.Instant;
import java.util.Locale;

/// What the five providers answer, as the contract of CLIProxyAPI and quotas has it (§2.5, §3.2, §4.1),
/// with resets that lie ahead of a moment.
public final class VendorReplies {

    private VendorReplies() {}

    public static String codexWindow(int used, long length, long resetAfter, Instant now) {
        return String.format(
                Locale.ROOT,
                "{\"used_percent\":%d,\"limit_window_seconds\":%d,\"reset_after_seconds\":%d,\"reset_at\":%d}",
                used,
                length,
                resetAfter,
                now.getEpochSecond() + resetAfter);
    }

    /// A Plus plan: five hours and a week, a model with a week of its own, no credits.
    public static String codex(String email, int fiveHours, int week, Instant now) {
        return """
                {"account_id":"acct-invented-1","email":"%s","plan_type":"plus",
                 "rate_limit":{"allowed":true,"limit_reached":false,"primary_window":%s,"secondary_window":%s},
                 "code_review_rate_limit":null,
                 "additional_rate_limits":[{"limit_name":"Model-X","metered_feature":"model_x","rate_limit":
                   {"allowed":true,"limit_reached":false,"primary_window":%s,"secondary_window":null}}],
                 "credits":{"has_credits":false,"unlimited":false,"balance":"0","approx_local_messages":[0,0]},
                 "spend_control":{"reached":false,"reached_limit_type":null,"individual_limit":
                   {"limit":"100","used":"12.5","remaining":"87.5","used_percent":12,"remaining_percent":88,
                    "reset_after_seconds":900000,"reset_at":%d}},
                 "rate_limit_reached_type":null,"rate_limit_reset_credits":{"available_count":1}}
                """.formatted(
                        email,
                        codexWindow(fiveHours, 18_000, 6_400, now),
                        codexWindow(week, 604_800, 310_000, now),
                        codexWindow(5, 604_800, 310_000, now),
                        now.getEpochSecond() + 900_000);
    }

    public static String resetCredits(Instant now) {
        return """
                {"credits":[
                  {"id":"rc_0","reset_type":"codex_rate_limits","status":"redeemed","expires_at":"%s"},
                  {"id":"rc_1","reset_type":"codex_rate_limits","status":"available","expires_at":"%s"}],
                 "available_count":1,"applicable_available_count":1}
                """.formatted(now.plusSeconds(3_600), now.plusSeconds(259_200));
    }

    public static String claude(String fiveHours, String week, Instant now) {
        return """
                {"five_hour":{"utilization":%s,"resets_at":"%s"},"seven_day":{"utilization":%s,"resets_at":"%s"},
                 "seven_day_opus":null,"seven_day_sonnet":{"utilization":3.0,"resets_at":null},
                 "seven_day_oauth_apps":null,"seven_day_cowork":null,"iguana_necktie":null,
                 "limits":[{"kind":"weekly_scoped","group":"weekly","percent":11,"resets_at":"%s","is_active":true,
                   "scope":{"model":{"id":"m-x","display_name":"Model X"}}}],
                 "extra_usage":{"is_enabled":true,"monthly_limit":5000,"used_credits":1230,"utilization":24.6,
                   "currency":"USD"}}
                """.formatted(
                        fiveHours, now.plusSeconds(6_400), week, now.plusSeconds(310_000), now.plusSeconds(310_000));
    }

    public static String claudeProfile(String email) {
        return """
                {"account":{"email":"%s","has_claude_max":true,"has_claude_pro":false},
                 "organization":{"organization_type":"claude_max","rate_limit_tier":"default_claude_max_5x",
                   "subscription_status":"active"}}
                """.formatted(email);
    }

    public static String antigravity(Instant now) {
        return """
                {"groups":[{"displayName":"Gemini","description":"","buckets":[
                  {"bucketId":"g-5h","displayName":"5 hours","window":"5h","remainingFraction":0.62,"resetTime":"%s"},
                  {"bucketId":"g-wk","displayName":"Weekly","window":"weekly","remainingFraction":0.9,
                   "resetTime":"%s"}]},
                 {"displayName":"Claude","buckets":[
                  {"bucketId":"c-5h","displayName":"5 hours","window":"5h","resetTime":"%s"}]}]}
                """.formatted(now.plusSeconds(6_400), now.plusSeconds(310_000), now.plusSeconds(6_400));
    }

    public static String antigravityTier() {
        return "{\"currentTier\":{\"id\":\"free-tier\"},\"paidTier\":{\"id\":\"g1-pro-tier\"}}";
    }

    public static String kimi(Instant now) {
        return """
                {"usage":{"used":"120","limit":"500","remaining":"380","name":"Weekly","resetTime":"%s"},
                 "limits":[{"name":"5h","scope":"FEATURE_CODING","detail":{"used":20,"limit":"100","remaining":"80",
                   "resetTime":"%s"},"window":{"duration":300,"timeUnit":"TIME_UNIT_MINUTE"}}]}
                """.formatted(now.plusSeconds(310_000), now.plusSeconds(6_400));
    }

    public static String xaiWeekly(Instant now) {
        return """
                {"config":{"currentPeriod":{"type":"weekly","start":"%s","end":"%s"},"creditUsagePercent":31.5,
                 "productUsage":[{"product":"grok-code","usagePercent":20}]}}
                """.formatted(now.minusSeconds(294_800), now.plusSeconds(310_000));
    }

    public static String xaiMonthly(Instant now) {
        return """
                {"config":{"monthlyLimit":{"val":15000},"used":{"val":3200},"onDemandCap":{"val":1000},
                 "onDemandUsed":{"val":250},"billingPeriodStart":"%s","billingPeriodEnd":"%s"}}
                """.formatted(now.minusSeconds(864_000), now.plusSeconds(1_728_000));
    }
}
