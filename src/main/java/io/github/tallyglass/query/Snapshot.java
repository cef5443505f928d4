package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.Accounts;
import io.github.tallyglass.store.Dictionaries;
import io.github.tallyglass.store.Meta;
import io.github.tallyglass.store.ZoneDays;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// One committed state, and what every question needs of it.
///
/// @param days the zone in which the roll-ups count days
/// @param now when the question was asked
record Snapshot(Handle handle, Dictionaries dictionaries, List<Accounts.Saved> accounts, ZoneDays days, Instant now) {

    static Snapshot of(Handle handle, Dictionaries dictionaries, Instant now) {
        dictionaries.refresh(handle);
        var accounts = Accounts.all(handle, dictionaries.units::get);
        return new Snapshot(handle, dictionaries, accounts, Meta.zone(handle), now);
    }

    /// Accounts that the filter lets through, by name.
    List<Account> accounts(UsageFilter filter) {
        return accounts.stream()
                .map(Accounts.Saved::account)
                .filter(account -> filter.accepts(Dimension.ACCOUNT, account.name()))
                .toList();
    }

    Map<Long, Account> accountsById() {
        return accounts.stream()
                .map(Accounts.Saved::account)
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }
}
