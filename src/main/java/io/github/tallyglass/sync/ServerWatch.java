package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.GatewayStatus;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.store.ServerState;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.store.UsageStore;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices that an account's server has changed since it was probed, has it probed again, keeps the
/// dialect that it speaks now, and has the run read on in that (gateway contract §6.2). What is covered
/// stays covered: the run only plans anew, so nothing is lost and nothing comes twice.
final class ServerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);

    private final Asker asker;
    private final UsageStore store;
    private final GatewayClients clients;
    private final Secret secret;
    private final Set<ServerState> known = new HashSet<>();
    private boolean mayAsk = true;

    ServerWatch(Asker asker, UsageStore store, GatewayClients clients, Secret secret) {
        this.asker = asker;
        this.store = store;
        this.clients = clients;
        this.secret = secret;
    }

    /// Another version, another start, or an account that was saved untested. A probe that fails leaves
    /// everything as it is; the next status is another occasion.
    ///
    /// @return the account as it is read from now on
    Result<Account> told(Account account, GatewayStatus status) {
        try {
            return told(account, new ServerState(status.version(), status.startTime()));
        } catch (StoreException broken) {
            return Result.err(broken.failure());
        }
    }

    private Result<Account> told(Account account, ServerState now) {
        var before = store.server(account.id());
        if (before.filter(now::equals).isPresent()) {
            return Result.ok(account);
        }
        // Several nodes behind one address tell their starts in turn: each is worth one probe.
        var changed = (before.isPresent() || account.dialect().isEmpty()) && !known.contains(now);
        var result = changed ? probed(account) : Result.ok(account);
        if (!(result instanceof Result.Ok<Account>(Account found))) {
            return keptBy(account, result);
        }
        known.add(now);
        return store.noteServer(account.id(), now).map(_ -> found);
    }

    /// A refusal or a list that the dialect does not know, as a server gives that was updated under way.
    /// Probed once, and again only after [#progressed()]: a server that is merely broken must not be
    /// asked without end.
    ///
    /// @return the account as it is read from now on; the same where nothing new was found
    Result<Account> failed(Account account, Failure failure) {
        if (!mayAsk || !Gateways.suggestsAnotherDialect(failure)) {
            return Result.ok(account);
        }
        mayAsk = false;
        var result = probed(account);
        return result instanceof Result.Ok ? result : keptBy(account, result);
    }

    /// Rows were read since.
    void progressed() {
        mayAsk = true;
    }

    private Result<Account> probed(Account account) {
        return asker.probe(() -> clients.probeAgain(account, secret)).flatMap(found -> {
            if (found.dialect().equals(account.dialect())) {
                return Result.ok(account);
            }
            LOG.info(
                    "account {} is read as {} from now on, not as {}",
                    account.id(),
                    found.dialect(),
                    account.dialect());
            asker.use(clients.open(found, secret));
            return save(found).map(_ -> found);
        });
    }

    /// Only what was found: the user may have edited the rest meanwhile.
    private Result<Account> save(Account found) {
        return store.accounts().stream()
                .filter(one -> one.id() == found.id())
                .findFirst()
                .map(one -> store.updateAccount(one.withDialect(found.dialect()).withKind(found.kind())))
                .orElseGet(() -> Result.ok(found));
    }

    private static Result<Account> keptBy(Account account, Result<Account> probe) {
        return probe instanceof Result.Err<Account>(Failure failure)
                        && (failure instanceof Failure.Cancelled || failure instanceof Failure.StoreFault)
                ? probe
                : Result.ok(account);
    }
}
