package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.source.gateway.KeyProbe;
import io.github.tallyglass.source.gateway.Probe;
import io.github.tallyglass.store.ServerState;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Tested;

/// The probe that asks real gateways.
public final class GatewayProbe implements AccountProbe {

    private final Gateways gateways;

    public GatewayProbe(Gateways gateways) {
        this.gateways = gateways;
    }

    @Override
    public Result<Tested> probe(Draft draft, Secret secret) {
        if (draft.scope() == Scope.KEY && draft.kind() != AccountKind.CUSTOM) {
            return gateways.probeKey(draft.url(), draft.kind(), draft.dialect(), secret)
                    .map(found -> tested(draft, found));
        }
        if (draft.kind() == AccountKind.CUSTOM) {
            return gateways.probeCustom(
                            draft.url(),
                            draft.definition(),
                            secret,
                            draft.userId().strip())
                    .map(found -> CustomAccounts.tested(draft, found));
        }
        var wanted = new Probe.Wanted(draft.kind(), draft.scope(), draft.dialect());
        return gateways.probe(draft.url(), wanted, secret, draft.userId().strip())
                .map(found -> tested(draft, found));
    }

    @Override
    public Result<Boolean> lists(Account account, Secret secret, Interval slice, long rows) {
        return gateways.client(account, secret).logs(slice, 1).map(reply -> {
            var page = reply.value();
            return page.total() < 0 ? page.received() >= Math.min(rows, page.pageSize()) : page.total() >= rows;
        });
    }

    private static Tested tested(Draft draft, Probe.Found found) {
        var typedId = draft.userId().strip();
        var account = account(draft, found, typedId);
        return new Tested(
                account,
                found.status().systemName(),
                found.status().version(),
                found.pageSize(),
                found.self().remaining(),
                found.limits(),
                found.self().used(),
                new ServerState(found.status().version(), found.status().startTime()),
                null);
    }

    private static Account account(Draft draft, Probe.Found found, String typedId) {
        var dialect = found.dialect();
        return new Account(
                        0,
                        draft.name().strip(),
                        dialect.kind(),
                        dialect.name(),
                        found.url(),
                        draft.scope(),
                        // Older lines demand the id in a header; the server itself says which one it is.
                        typedId.isEmpty() ? Long.toString(found.self().id()) : typedId,
                        found.status().unit(),
                        false)
                .withChosen(draft.chosen());
    }

    /// An unlimited key has no balance, and an expired one may tell none.
    private static Tested tested(Draft draft, KeyProbe.Found found) {
        var account = new Account(
                        0,
                        draft.name().strip(),
                        found.kind(),
                        found.form().name(),
                        found.url(),
                        Scope.KEY,
                        "",
                        found.status().unit(),
                        false)
                .withChosen(draft.chosen());
        var balance = found.balance();
        return new Tested(
                account,
                found.status().systemName(),
                found.status().version(),
                found.form().pageSize(),
                balance == null ? null : balance.remaining(),
                found.form().limits());
    }
}
