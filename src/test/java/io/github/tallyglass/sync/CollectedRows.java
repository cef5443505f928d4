package io.github.tallyglass.sync;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import java.util.List;
import java.util.Random;

/// Invented rows of a source that names no price.
public final class CollectedRows {

    private static final List<String> PROVIDERS = List.of("codex", "claude", "openai-compatible-any");
    private static final List<String> TIERS = List.of("", "auto", "priority", "flex");

    private CollectedRows() {}

    /// A row of one of these models.
    public static UsageEvent random(Random random, long from, long seconds, List<String> models) {
        var tokens = random.nextInt(9) == 0
                ? Tokens.NONE
                : new Tokens(
                        random.nextInt(3) == 0 ? random.nextInt(400_000) : random.nextInt(5_000),
                        random.nextInt(50_000),
                        random.nextInt(3) == 0 ? random.nextInt(9_000) : 0,
                        random.nextInt(4_000),
                        0);
        var failed = random.nextInt(6) == 0;
        return row(
                from + random.nextLong(seconds),
                failed ? EventType.ERROR : EventType.CONSUME,
                PROVIDERS.get(random.nextInt(PROVIDERS.size())),
                models.get(random.nextInt(models.size())),
                TIERS.get(random.nextInt(TIERS.size())),
                tokens,
                "%08x".formatted(random.nextInt()));
    }

    public static UsageEvent row(
            long at, EventType type, String provider, String model, String tier, Tokens tokens, String request) {
        return new UsageEvent(
                at,
                type,
                model,
                new UsageEvent.Origin(
                        "sk-…0001",
                        0,
                        "",
                        "",
                        0,
                        0,
                        "/v1/responses",
                        "codex_cli",
                        "127.0.0.1",
                        "",
                        new UsageEvent.Upstream(provider, "a@example.com", "0a1b", "high", tier)),
                0,
                tokens,
                new UsageEvent.Timing(4_000L, 800L, true),
                new UsageEvent.Outcome(type == EventType.ERROR ? 429 : 200, request, ""),
                Pricing.NONE,
                false,
                false,
                type == EventType.ERROR ? "quota" : "",
                "{\"alias\":\"mine\"}");
    }
}
