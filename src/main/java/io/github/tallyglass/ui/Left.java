package io.github.tallyglass.ui;

import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.LoginView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing of which something is left: a window or a balance of an account.
///
/// @param login whose window it is; null for the account's own
/// @param window null for the balance
public record Left(
        AccountView view,
        @Nullable LoginView login,
        AccountReadings.@Nullable Window window,
        Remaining remaining) {

    /// Everything of all accounts, the lowest first; what is not known comes last.
    public static List<Left> lowestFirst(List<AccountView> accounts) {
        return accounts.stream()
                .flatMap(view -> of(view).stream())
                .sorted(Comparator.comparingDouble(Left::urgency))
                .toList();
    }

    /// Windows, shortest first, then those of the logins, then the balance: unless a plan pays and the
    /// wallet is not used.
    public static List<Left> of(AccountView view) {
        var all = new ArrayList<Left>();
        view.readings().windows().forEach(window -> all.add(new Left(view, null, window, Remaining.of(window))));
        view.readings().logins().forEach(login -> all.addAll(of(view, login)));
        if (view.account().kind().isGateway() && (all.isEmpty() || hasWallet(view))) {
            all.add(new Left(view, null, null, Remaining.of(view)));
        }
        return all;
    }

    /// The windows of one login.
    public static List<Left> of(AccountView view, LoginView login) {
        return login.windows().stream()
                .map(window -> new Left(view, login, window, Remaining.of(window)))
                .toList();
    }

    /// What tells it from the others of its account; `""` for the balance.
    public String id() {
        var id = window == null ? "" : window.window().id();
        return login == null ? id : login.login().ref() + "\n" + id;
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
