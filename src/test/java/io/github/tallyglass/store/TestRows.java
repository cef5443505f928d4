package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;

/// Single rows for tests.
public final class TestRows {

    private TestRows() {}

    public static UsageEvent consume(long second, String requestId, long quota) {
        return row(second, EventType.CONSUME, 200, requestId, quota);
    }

    public static UsageEvent error(long second, String requestId) {
        return row(second, EventType.ERROR, 429, requestId, 0);
    }

    public static UsageEvent row(long second, EventType type, int status, String requestId, long quota) {
        var consume = type == EventType.CONSUME;
        return new UsageEvent(
                second,
                type,
                "gpt-4o",
                new UsageEvent.Origin("dev laptop", 1, "default", "alice", 2, 3, "/v1/messages", "", "127.0.0.1"),
                quota,
                consume ? new Tokens(100, 10, 5, 20, 7) : Tokens.NONE,
                new UsageEvent.Timing(consume ? 2000L : null, consume ? 350L : null, true),
                new UsageEvent.Outcome(status, requestId, ""),
                Pricing.NONE,
                false,
                false,
                consume ? "" : "status_code=" + status,
                "");
    }
}
