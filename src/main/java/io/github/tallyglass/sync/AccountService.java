package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.ServerState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Accounts: tried before they are saved, their secrets kept apart. Calls block on network and disk.
public interface AccountService {

    /// What the user typed.
    ///
    /// @param url as typed; trimmed, without stray path or trailing slash once tested
    /// @param unitCurrency overrides the unit's currency; null: as the dialect has it
    /// @param unitsPerCurrency overrides `quota_per_unit`; null: as the server says
    /// @param definition JSON text of a custom gateway's definition; `""` for all other kinds
    /// @param dialect the one that the account is read in, whatever probing would find; `""` leaves it to that
    record Draft(
            String name,
            AccountKind kind,
            String url,
            String userId,
            Scope scope,
            @Nullable String unitCurrency,
            @Nullable BigDecimal unitsPerCurrency,
            String definition,
            String dialect) {

        /// Kinds that an address alone cannot tell: a saved account of one stays one.
        private static final Set<AccountKind> SITES = Set.of(
                AccountKind.DMXAPI,
                AccountKind.CRAZYROUTER,
                AccountKind.BURNCLOUD,
                AccountKind.EZMODEL,
                AccountKind.CUSTOM);

        public Draft(
                String name,
                AccountKind kind,
                String url,
                String userId,
                Scope scope,
                @Nullable String unitCurrency,
                @Nullable BigDecimal unitsPerCurrency,
                String definition) {
            this(name, kind, url, userId, scope, unitCurrency, unitsPerCurrency, definition, "");
        }

        public Draft(
                String name,
                AccountKind kind,
                String url,
                String userId,
                Scope scope,
                @Nullable String unitCurrency,
                @Nullable BigDecimal unitsPerCurrency) {
            this(name, kind, url, userId, scope, unitCurrency, unitsPerCurrency, "");
        }

        /// A saved account, to be probed again: what the user laid down stays, the rest is open.
        static Draft of(Account account) {
            var open = account.chosen() == Account.Chosen.NOTHING && !SITES.contains(account.kind());
            return new Draft(
                    account.name(),
                    open ? AccountKind.AUTO : account.kind(),
                    account.url().toString(),
                    account.userId(),
                    account.scope(),
                    null,
                    null,
                    account.definition(),
                    account.chosen() == Account.Chosen.DIALECT ? account.dialect() : "");
        }

        /// How much of the dialect is laid down here.
        Account.Chosen chosen() {
            if (!dialect.isEmpty()) {
                return Account.Chosen.DIALECT;
            }
            return kind == AccountKind.AUTO ? Account.Chosen.NOTHING : Account.Chosen.KIND;
        }
    }

    /// Where the secret goes.
    enum SecretPlace {
        KEYRING,
        FILE
    }

    /// What a test found.
    ///
    /// @param account as it would be saved
    /// @param pageSize effective page size; 100 on the current line
    /// @param balanceQuota remaining wallet in quota units; null where not told
    /// @param limits request limits in words (`360 requests in 180 s`)
    /// @param server what the server says of itself; null where that was not asked
    record Tested(
            Account account,
            String systemName,
            String version,
            int pageSize,
            @Nullable Long balanceQuota,
            List<String> limits,
            @Nullable ServerState server) {

        public Tested(
                Account account,
                String systemName,
                String version,
                int pageSize,
                @Nullable Long balanceQuota,
                List<String> limits) {
            this(account, systemName, version, pageSize, balanceQuota, limits, null);
        }
    }

    /// Asks the gateway; saves nothing.
    Result<Tested> test(Draft draft, Secret secret);

    /// Asks the gateway about a saved account with its stored secret, and keeps the dialect that was found. Where
    /// this process may only read, it is told and not kept.
    Result<Tested> test(String accountName);

    /// Tests, then saves account and secret; saves nothing when the test fails, unless `force`.
    Result<Account> add(Draft draft, Secret secret, SecretPlace place, boolean force);

    List<Account> list();

    Optional<Account> find(String name);

    /// Removes the account, its rows and its secret.
    Result<Account> remove(String name);

    Result<Account> pause(String name, boolean paused);
}
