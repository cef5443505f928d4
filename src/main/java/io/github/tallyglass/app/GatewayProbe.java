package io.github.tallyglass.app;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.Probe;
import io.github.tallyglass.sync.AccountProbe;
import io.github.tallyglass.sync.AccountService.Tested;

/// Account tests by the gateway probe.
record GatewayProbe(Probe probe) implements AccountProbe {

    @Override
    public Result<Tested> probe(Account account, Secret secret) {
        return probe.probe(account.url().toString(), secret, account.userId()).map(found -> tested(account, found));
    }

    private static Tested tested(Account account, Probe.Found found) {
        var kind = account.kind() == AccountKind.AUTO ? AccountKind.NEW_API : account.kind();
        var userId = account.userId().isEmpty() ? String.valueOf(found.self().id()) : account.userId();
        return new Tested(
                new Account(
                        account.id(),
                        account.name(),
                        kind,
                        found.dialect().name(),
                        found.url(),
                        account.scope(),
                        userId,
                        unit(account.unit(), found.status().unit()),
                        account.paused()),
                found.status().systemName(),
                found.status().version(),
                found.pageSize(),
                found.self().remaining(),
                found.limits());
    }

    /// What the user set stays; what was only assumed gives way to the server's word.
    private static QuotaUnit unit(QuotaUnit asked, QuotaUnit told) {
        return asked.assumed() ? told : asked;
    }
}
