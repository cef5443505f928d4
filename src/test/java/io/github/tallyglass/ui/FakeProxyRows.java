package io.github.tallyglass.ui;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageEvent.Upstream;
import io.github.tallyglass.query.RowKey;
import io.github.tallyglass.query.UsageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The rows of [FakeRows], with those of one account as a proxy tells them: by login, without a price.
final class FakeProxyRows {

    private static final long LIST_UNITS_OF_ONE = 20_000;

    private FakeProxyRows() {}

    static List<UsageRow> of(List<UsageRow> rows, Instant now) {
        var since = now.minus(Duration.ofDays(20)).getEpochSecond();
        return rows.stream()
                .map(row -> row.account().equals("lab") && row.event().createdAt() > since ? proxied(row) : row)
                .toList();
    }

    private static UsageRow proxied(UsageRow row) {
        var event = row.event();
        var isError = event.type() == EventType.ERROR;
        var origin = event.origin();
        var unit = event.model().startsWith("glm") || event.model().startsWith("qwen") || isError
                ? QuotaUnit.UNPRICED
                : QuotaUnit.LIST_PRICE;
        return new UsageRow(
                new RowKey(4, row.key().createdAt(), row.key().seq()),
                "cpa",
                new UsageEvent(
                        event.createdAt(),
                        isError ? EventType.ERROR : EventType.CONSUME,
                        event.model(),
                        new UsageEvent.Origin(
                                "sk-…0001",
                                0,
                                "",
                                "",
                                0,
                                0,
                                "/v1/responses",
                                "codex_cli_rs/0.98.0",
                                "127.0.0.1",
                                "",
                                upstream(event.model())),
                        unit.isEstimate() ? event.quota() * LIST_UNITS_OF_ONE : 0,
                        event.tokens(),
                        event.timing(),
                        event.outcome(),
                        io.github.tallyglass.domain.Pricing.NONE,
                        false,
                        false,
                        event.content(),
                        "{\"alias\":\"fast\"}"),
                unit);
    }

    private static Upstream upstream(String model) {
        if (model.startsWith("claude")) {
            return new Upstream("claude", "bob@example.com", "l1", "high", "standard");
        }
        return model.startsWith("gpt")
                ? new Upstream("codex", "alice@example.com", "c1", "medium", "priority")
                : new Upstream("antigravity", "carol@example.com", "g0", "", "");
    }
}
