package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accounts: tried before they are saved, their secrets kept apart. Calls block on network and disk.
public interface AccountService {

    /// What the user typed.
    ///
    /// @param url as typed; trimmed, without stray path or trailing slash once tested
    /// @param unitCurrency overrides the unit's currency; null: as the dialect has it
    /// @param unitsPerCurrency overrides `quota_per_unit`; null: as the server says
    /// @param definition JSON text of a custom gateway's definition; `""` for all other kinds
    record Draft(
            String name,
            AccountKind kind,
            String url,
            String userId,
            Scope scope,
            @Nullable String unitCurrency,
            @Nullable BigDecimal unitsPerCurrency,
            String definition) {

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
    record Tested(
            Account account,
            String systemName,
            String version,
            int pageSize,
            @Nullable Long balanceQuota,
            List<String> limits) {}

    /// Asks the gateway; saves nothing.
    Result<Tested> test(Draft draft, Secret secret);

    /// Asks the gateway about a saved account with its stored secret.
    Result<Tested> test(String accountName);

    /// Tests, then saves account and secret; saves nothing when the test fails, unless `force`.
    Result<Account> add(Draft draft, Secret secret, SecretPlace place, boolean force);

    List<Account> list();

    Optional<Account> find(String name);

    /// Removes the account, its rows and its secret.
    Result<Account> remove(String name);

    Result<Account> pause(String name, boolean paused);
}
