package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.export.JsonDocuments;

/// An account after a change, as `account list` shows it.
final class AccountStates {

    private AccountStates() {}

    static JsonDocuments.AccountState of(Services services, Account account) {
        return services.queries().accounts().stream()
                .filter(view -> view.account().name().equals(account.name()))
                .findFirst()
                .map(view -> JsonDocuments.AccountState.of(account, view.state(), view.lastSync(), services.zone()))
                .orElseGet(() -> JsonDocuments.AccountState.of(account, "new", null, services.zone()));
    }
}
