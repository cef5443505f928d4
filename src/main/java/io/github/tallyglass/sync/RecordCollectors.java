package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the accounts that are no gateways ([AccountKind#isGateway()]): queues of records, and logins of
/// subscriptions. The service and the one-time sync hand such accounts over to it.
public interface RecordCollectors {

    /// Reads none.
    RecordCollectors NONE = new RecordCollectors() {
        @Override
        public SourceLoop loop(Account account, Consumer<AccountSync> told) {
            throw new IllegalStateException("nothing reads " + account.kind());
        }

        @Override
        public SyncOutcome collect(Account account, Consumer<AccountSync> told, Signal signal) {
            throw new IllegalStateException("nothing reads " + account.kind());
        }

        @Override
        public Result<Account> readLeft(Account account, Signal signal) {
            return Result.err(unread(account.kind()));
        }

        @Override
        public Result<AccountService.Tested> test(AccountService.Draft draft, Secret secret) {
            return Result.err(unread(draft.kind()));
        }

        private Failure unread(AccountKind kind) {
            return new Failure.BadInput(kind.word(), "kind");
        }
    };

    /// Reads it in the background from now on: records as they come, windows now and then.
    ///
    /// @param told runs with each change, on a thread of the loop
    SourceLoop loop(Account account, Consumer<AccountSync> told);

    /// Fetches and stores what the source has now, and reads the windows that are due; blocks until that
    /// is done.
    SyncOutcome collect(Account account, Consumer<AccountSync> told, Signal signal);

    /// Reads the windows of all logins now, whatever was read a moment ago, and no records.
    Result<Account> readLeft(Account account, Signal signal);

    /// Finds out whether the source can be read; asks a few requests, saves nothing, takes no record.
    ///
    /// @param secret the management key; empty for subscriptions, which have none here
    Result<AccountService.Tested> test(AccountService.Draft draft, Secret secret);

    /// Has a server write usage records, which the user was asked about.
    ///
    /// @return whether it does now
    default Result<Boolean> enableStatistics(Account account) {
        return setStatistics(account, true);
    }

    /// Has a server write usage records or stop to, which the user was asked about.
    ///
    /// @return whether it does now
    default Result<Boolean> setStatistics(Account account, boolean on) {
        return Result.err(new Failure.BadInput(account.kind().word(), "no-statistics"));
    }

    /// What an address is where no gateway of any kind answers; asks once and shows nobody a key.
    default Optional<AccountKind> recognised(String url) {
        return Optional.empty();
    }
}
