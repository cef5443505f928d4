package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import java.util.List;

/// Accounts of a home by name and number, as commands speak of them.
final class AccountNames {

    private final List<Account> accounts;

    AccountNames(Services services) {
        accounts = services.accounts().list();
    }

    /// `#7` for one that is no more.
    String of(long id) {
        return accounts.stream()
                .filter(account -> account.id() == id)
                .map(Account::name)
                .findFirst()
                .orElse("#" + id);
    }

    /// Wrong usage where there is none of this name.
    long id(Session session, String name) {
        return accounts.stream()
                .filter(account -> account.name().equals(name))
                .map(Account::id)
                .findFirst()
                .orElseThrow(() -> session.usage("cli.usage.account", name));
    }
}
