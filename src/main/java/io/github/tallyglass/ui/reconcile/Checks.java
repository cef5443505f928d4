package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the cache says of comparisons with the gateways' own sums.
///
/// @param accounts those that the window's filter lets through
/// @param lines every day that was compared, in no order that matters
/// @param beyondAccounts whether the filter has conditions that a gateway's sum cannot answer
record Checks(
        DaySpan span,
        List<Account> accounts,
        List<DayLine> lines,
        Tally tally,
        List<VanishedLine> vanished,
        boolean beyondAccounts) {

    /// Accounts whose gateways may be asked.
    Set<Long> askable() {
        return accounts.stream()
                .filter(account -> !account.paused() && !account.removed())
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    /// How many days a comparison of the whole range asks about.
    int toCompare() {
        return askable().size() * span.days();
    }

    List<DayLine> differing() {
        var askable = askable();
        return lines.stream()
                .filter(line -> line.check().state() == DayCheck.State.DIFFERS
                        && askable.contains(line.account().id()))
                .toList();
    }
}
