package io.github.tallyglass.app;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.source.gateway.Probe;
import io.github.tallyglass.sync.AccountProbe;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Tested;

/// Account tests by the gateway probe.
record GatewayProbe(Gateways gateways) implements AccountProbe {

    @Override
    public Result<Tested> probe(Draft draft, Secret secret) {
        return gateways.probe(draft.url(), secret, draft.userId().strip()).map(found -> tested(draft, found));
    }

    private static Tested tested(Draft draft, Probe.Found found) {
        var kind = draft.kind() == AccountKind.AUTO ? AccountKind.NEW_API : draft.kind();
        var userId = draft.userId().isBlank()
                ? String.valueOf(found.self().id())
                : draft.userId().strip();
        return new Tested(
                new Account(
                        0,
                        draft.name(),
                        kind,
                        found.dialect().name(),
                        found.url(),
                        draft.scope(),
                        userId,
                        found.status().unit(),
                        false),
                found.status().systemName(),
                found.status().version(),
                found.pageSize(),
                found.self().remaining(),
                found.limits());
    }
}
