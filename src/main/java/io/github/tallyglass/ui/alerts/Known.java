package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Alerts as they were read at one moment.
///
/// @param log the newest first, as far as it is shown
/// @param accounts by name
public record Known(AlertBook book, List<AlertEntry> log, List<Account> accounts) {

    public Known {
        log = List.copyOf(log);
        accounts = List.copyOf(accounts);
    }

    int unseen() {
        return (int) log.stream().filter(entry -> !entry.seen()).count();
    }

    Optional<Account> account(long id) {
        return accounts.stream().filter(account -> account.id() == id).findFirst();
    }

    /// As it will be once the choice is saved.
    Known choosing(AlertChoice choice) {
        var choices = others(choice);
        choices.add(choice);
        return with(choices);
    }

    /// As it will be once the choice is taken back.
    Known unchoosing(AlertChoice choice) {
        return with(others(choice));
    }

    private Known with(List<AlertChoice> choices) {
        return new Known(new AlertBook(choices, book.budgets(), book.quietHours()), log, accounts);
    }

    private List<AlertChoice> others(AlertChoice choice) {
        var others = new ArrayList<>(book.choices());
        others.removeIf(each -> each.sameScope(choice));
        return others;
    }
}
