package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Tested;

/// Tries each account at whoever can read its kind.
///
/// @param gateways for those with a log that is read by pages
/// @param collectors for all others
public record AnyProbe(AccountProbe gateways, RecordCollectors collectors) implements AccountProbe {

    @Override
    public Result<Tested> probe(Draft draft, Secret secret) {
        if (!draft.kind().isGateway()) {
            return collectors.test(draft, secret);
        }
        var found = gateways.probe(draft, secret);
        return found instanceof Result.Err<Tested>(Failure failure)
                        && draft.kind() == AccountKind.AUTO
                        && isNoGateway(failure)
                ? collectors
                        .recognised(draft.url())
                        .map(kind -> collectors.test(draft.withKind(kind), secret))
                        .orElse(found)
                : found;
    }

    /// Whatever answered speaks as no gateway does.
    private static boolean isNoGateway(Failure failure) {
        return failure instanceof Failure.NotFound
                || failure instanceof Failure.NotJson
                || failure instanceof Failure.Malformed;
    }

    /// Rows that were handed over once are listed nowhere: nothing can tell.
    @Override
    public Result<Boolean> lists(Account account, Secret secret, Interval slice, long rows) {
        return account.kind().isGateway() ? gateways.lists(account, secret, slice, rows) : Result.ok(true);
    }
}
