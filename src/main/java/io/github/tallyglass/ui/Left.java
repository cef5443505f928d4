package io.github.tallyglass.ui;

import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing of which something is left: a window or a balance of an account.
///
/// @param window null for the balance
public record Left(AccountView view, AccountReadings.@Nullable Window window, Remaining remaining) {

    /// Everything of all accounts, the lowest first; what is not known comes last.
    public static List<Left> lowestFirst(List<AccountView> accounts) {
        return accounts.stream()
                .flatMap(view -> of(view).stream())
                .sorted(Comparator.comparingDouble(Left::urgency))
                .toList();
    }

    /// Windows, shortest first, then the balance: unless a plan pays and the wallet is not used.
    public static List<Left> of(AccountView view) {
        var all = new ArrayList<Left>();
        view.readings().windows().forEach(window -> all.add(new Left(view, window, Remaining.of(window))));
        if (all.isEmpty() || hasWallet(view)) {
            all.add(new Left(view, null, Remaining.of(view)));
        }
        return all;
    }

    private static boolean hasWallet(AccountView view) {
        var balance = view.balanceQuota();
        var daily = view.averageDailyQuota();
        return balance != null && (balance > 0 || (daily != null && daily > 0));
    }

    private double urgency() {
        return remaining.level().equals("unknown") ? 2 : remaining.fraction();
    }
}
