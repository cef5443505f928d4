package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import java.net.URI;

/// Accounts and rows of sources that are no gateways, for tests.
public final class Collected {

    private Collected() {}

    public static Account account(String name, AccountKind kind) {
        return new Account(
                0,
                name,
                kind,
                "",
                URI.create("http://127.0.0.1:8317"),
                Scope.SELF,
                "",
                QuotaUnit.LIST_PRICE,
                false);
    }

    /// A row of as many tokens in and out as it costs units.
    public static UsageEvent row(long second, EventType type, String requestId, UsageEvent.Upstream upstream, long quota) {
        return new UsageEvent(
                second,
                type,
                "gpt-x",
                new UsageEvent.Origin("laptop", 0, "", "", 0, 0, "/v1/responses", "", "", "", upstream),
                quota,
                new Tokens(quota, 0, 0, quota, 0),
                UsageEvent.Timing.NONE,
                new UsageEvent.Outcome(type == EventType.CONSUME ? 200 : 429, requestId, ""),
                Pricing.NONE,
                false,
                false,
                "",
                "{\"alias\":\"my-gpt\"}");
    }
}
