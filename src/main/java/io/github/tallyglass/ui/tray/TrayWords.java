package io.github.tallyglass.ui.tray;

import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Amounts;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// A row of the menu in words.
///
/// @param names how names are shown: whole or masked
record TrayWords(LeftWords left, UnaryOperator<String> names) {

    private static final String APART = " · ";

    /// `work · 5 hours: 42 %, resets 17:20`
    String label(TrayRow row) {
        if (row.paused()) {
            return get("tray.entry", name(row), get("tray.account-paused"));
        }
        var until = until(row);
        return until.isEmpty()
                ? get("tray.entry", title(row), amount(row))
                : get("tray.entry-until", title(row), amount(row), until);
    }

    /// `work · 5 hours`; a name alone where there is no window.
    String title(TrayRow row) {
        var window = row.window();
        if (window == null) {
            return name(row);
        }
        var length = left.length(window.window());
        return name(row) + APART + (left.texts().isChinese() ? length : length.toLowerCase(Locale.ROOT));
    }

    /// The account; the login too where the account has several.
    private String name(TrayRow row) {
        var login = row.login();
        var account = names.apply(row.view().account().name());
        return login == null || row.view().readings().logins().size() == 1 ? account : account + APART + label(login);
    }

    private String label(LoginView login) {
        return names.apply(login.login().label());
    }

    String amount(TrayRow row) {
        var window = row.window();
        if (window != null) {
            return left.share(window.window());
        }
        var balance = row.view().balanceQuota();
        if (balance == null) {
            return Numbers.UNKNOWN;
        }
        var money = Amounts.AS_SITES_DO.money(row.view().account().unit(), balance);
        return Numbers.money(money.amount(), money.currency());
    }

    private String until(TrayRow row) {
        var window = row.window();
        if (window != null) {
            return left.resetsBrief(window.window());
        }
        return row.view().balanceQuota() == null || row.view().readings().depletion() == null
                ? ""
                : left.depletionBrief(row.view().readings().depletion());
    }

    /// `resets in 1 h 38 min (17:20)`; `""` where it is not known.
    String when(TrayRow row) {
        var window = row.window();
        return window == null ? until(row) : left.resets(window.window());
    }

    String get(String key, Object... args) {
        return left.texts().get(key, args);
    }
}
