package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Login;
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
    /// @param dialect the one that the account is read in, whatever probing would find; `""` leaves it to
    ///     that
    /// @param mode how much is read
    record Draft(
            String name,
            AccountKind kind,
            String url,
            String userId,
            Scope scope,
            @Nullable String unitCurrency,
            @Nullable BigDecimal unitsPerCurrency,
            String definition,
            String dialect,
            Account.Mode mode) {

        /// Kinds that an address alone cannot tell: a saved account of one stays one.
        private static final Set<AccountKind> SITES = Set.of(
                AccountKind.DMXAPI,
                AccountKind.CRAZYROUTER,
                AccountKind.BURNCLOUD,
                AccountKind.EZMODEL,
                AccountKind.CUSTOM,
                AccountKind.CLIPROXY,
                AccountKind.CODEX,
                AccountKind.CLAUDE);

        /// An account whose rows are read.
        public Draft(
                String name,
                AccountKind kind,
                String url,
                String userId,
                Scope scope,
                @Nullable String unitCurrency,
                @Nullable BigDecimal unitsPerCurrency,
                String definition,
                String dialect) {
            this(
                    name,
                    kind,
                    url,
                    userId,
                    scope,
                    unitCurrency,
                    unitsPerCurrency,
                    definition,
                    dialect,
                    Account.Mode.ROWS);
        }

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
        public static Draft of(Account account) {
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
                    account.chosen() == Account.Chosen.DIALECT ? account.dialect() : "",
                    account.mode());
        }

        Draft withKind(AccountKind other) {
            return new Draft(
                    name, other, url, userId, scope, unitCurrency, unitsPerCurrency, definition, dialect, mode);
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
    /// @param usedQuota spent since the account began, in quota units; null where not told
    /// @param server what the server says of itself; null where that was not asked
    /// @param sample what one page of rows shows of a custom gateway's definition; null for all other kinds
    /// @param proxy what a source of records or logins was found to be; null at gateways
    record Tested(
            Account account,
            String systemName,
            String version,
            int pageSize,
            @Nullable Long balanceQuota,
            List<String> limits,
            @Nullable Long usedQuota,
            @Nullable ServerState server,
            @Nullable Sample sample,
            @Nullable ProxyFindings proxy) {

        /// Of a gateway.
        public Tested(
                Account account,
                String systemName,
                String version,
                int pageSize,
                @Nullable Long balanceQuota,
                List<String> limits,
                @Nullable Long usedQuota,
                @Nullable ServerState server,
                @Nullable Sample sample) {
            this(account, systemName, version, pageSize, balanceQuota, limits, usedQuota, server, sample, null);
        }

        public Tested(
                Account account,
                String systemName,
                String version,
                int pageSize,
                @Nullable Long balanceQuota,
                List<String> limits) {
            this(account, systemName, version, pageSize, balanceQuota, limits, null, null, null);
        }

        Tested withAccount(Account other) {
            return new Tested(
                    other, systemName, version, pageSize, balanceQuota, limits, usedQuota, server, sample, proxy);
        }

        public Tested withProxy(ProxyFindings found) {
            return new Tested(
                    account, systemName, version, pageSize, balanceQuota, limits, usedQuota, server, sample, found);
        }
    }

    /// What a source of records or logins tells of itself.
    ///
    /// @param logins those that it holds
    /// @param statistics whether it writes usage records; null where it has none to write
    /// @param retentionSeconds how long it keeps a record; null where it does not tell
    record ProxyFindings(
            List<Login> logins,
            @Nullable Boolean statistics,
            @Nullable Integer retentionSeconds) {}

    /// The first page of the last 30 days, as a definition reads it.
    ///
    /// @param rows how many it has
    /// @param newest epoch seconds of its first row; null without rows
    /// @param absent fields that none of its rows has
    record Sample(int rows, @Nullable Long newest, List<AbsentField> absent) {}

    /// A field that a definition looks for in vain.
    ///
    /// @param at JSON pointer of its setting
    /// @param path where it looks
    record AbsentField(String at, String path) {}

    /// Asks the gateway; saves nothing. An account that is there already is refused with
    /// [Failure.SameAccount].
    Result<Tested> test(Draft draft, Secret secret);

    /// Asks the gateway about a saved account with its stored secret, and keeps the dialect that was
    /// found. Where this process may only read, it is told and not kept.
    Result<Tested> test(String accountName);

    /// Asks the gateway about a saved account as it would be after the changes; saves nothing.
    Result<Tested> test(String accountName, AccountChanges changes);

    /// Tests, then saves account and secret; saves nothing when the test fails, unless `force`. A removed
    /// account that read the same ([#revivedBy]) is taken up again with its rows, under the new name.
    Result<Account> add(Draft draft, Secret secret, SecretPlace place, boolean force);

    /// By name; without removed ones.
    List<Account> list();

    /// Removed accounts whose rows were kept, by name.
    List<Account> removed();

    /// The removed account that would be taken up again if the tested one were added.
    Optional<Account> revivedBy(Account tested);

    Optional<Account> find(String name);

    /// Changes a saved account; its rows stay its own. What the gateway has to agree to (address, user,
    /// kind, secret, definition) is tested first; nothing is saved when that fails, or when what answers
    /// is another account ([Failure.AnotherAccount]), unless `force`.
    Result<Account> edit(String name, AccountChanges changes, boolean force);

    /// A rotated token: tested, saved, and the account is as good as before.
    ///
    /// @param place null: where the one before is
    default Result<Account> replaceSecret(String name, Secret secret, @Nullable SecretPlace place) {
        return edit(name, AccountChanges.NONE.withSecret(secret, place), false);
    }

    /// Rows or hourly sums. Rows that are there stay there in either mode.
    default Result<Account> setMode(String name, Account.Mode mode) {
        return edit(name, AccountChanges.NONE.withMode(mode), false);
    }

    /// Takes an account out of every list and forgets its secret; it is never asked again. Its rows go on
    /// counting under its name if `keepRows`, else they are deleted. Deletes the rows of an account that
    /// was removed earlier, too.
    Result<Account> remove(String name, boolean keepRows);

    Result<Account> pause(String name, boolean paused);
}
