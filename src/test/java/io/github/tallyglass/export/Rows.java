package io.github.tallyglass.export;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageEvent.Origin;
import io.github.tallyglass.domain.UsageEvent.Outcome;
import io.github.tallyglass.domain.UsageEvent.Timing;
import io.github.tallyglass.query.RowKey;
import io.github.tallyglass.query.UsageRow;
import java.math.BigDecimal;
import java.time.Instant;

/// Rows for tests.
public final class Rows {

    public static final QuotaUnit UNIT = new QuotaUnit(new BigDecimal(500_000), "USD", new BigDecimal("7.3"), false);

    private Rows() {}

    public static UsageRow consume(String time, String model, long quota) {
        return row(time, EventType.CONSUME, model, "laptop", quota, "");
    }

    public static UsageRow row(String time, EventType type, String model, String key, long quota, String content) {
        var at = Instant.parse(time).getEpochSecond();
        var consume = type == EventType.CONSUME;
        return new UsageRow(
                new RowKey(1, at, 0),
                "work",
                new UsageEvent(
                        at,
                        type,
                        model,
                        new Origin(key, 7, "default", "alice", 2, 3, "/v1/messages", "", "127.0.0.1"),
                        quota,
                        consume ? new Tokens(10, 20, 30, 40, 5) : Tokens.NONE,
                        consume ? new Timing(1500L, null, true) : Timing.NONE,
                        new Outcome(consume ? 200 : null, "req-1", ""),
                        Pricing.NONE,
                        false,
                        false,
                        content,
                        ""),
                UNIT);
    }
}
