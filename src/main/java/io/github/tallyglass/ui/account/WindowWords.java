package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountReadings.Spent;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.CurrencySetting.Counted;
import java.util.ArrayList;

/// What stands at a window's bar.
///
/// @param unit of what was spent
record WindowWords(LeftWords left, Amounts amounts, Counted counted, QuotaUnit unit) {

    String name(QuotaWindow window) {
        return window.state() == QuotaWindow.State.NOT_REPORTED
                ? left.name(window)
                : left.texts().get("left.window.left", left.name(window));
    }

    String share(QuotaWindow window) {
        return left.share(window);
    }

    /// When it resets, what was spent in it, and how old that is where it is old.
    String under(AccountReadings.Window each) {
        var window = each.window();
        var parts = new ArrayList<String>();
        if (LeftWords.isUntouched(window)) {
            parts.add(left.texts().get("left.unused"));
        }
        parts.add(left.resets(window));
        parts.add(spent(each));
        parts.add(age(window));
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts);
    }

    private String spent(AccountReadings.Window each) {
        var spent = each.spent();
        if (spent == null || (spent.quota() == 0 && spent.tokens() == 0)) {
            return "";
        }
        return switch (counted) {
            case MONEY -> spent.quota() == 0 ? "" : left.texts().get("login.spent.money", money(spent));
            case TOKENS -> tokens(spent);
            case BOTH ->
                spent.quota() == 0
                        ? tokens(spent)
                        : left.texts().get("left.spent", money(spent), Numbers.brief(spent.tokens()));
        };
    }

    private String tokens(Spent spent) {
        return left.texts().get("login.spent.tokens", Numbers.brief(spent.tokens()));
    }

    private String money(Spent spent) {
        var money = amounts.money(unit, spent.quota());
        var mark = unit.isBilled() ? "" : Numbers.ABOUT;
        return mark + Numbers.money(money.amount(), money.currency());
    }

    /// Of figures that a later question could not renew.
    private String age(QuotaWindow window) {
        return window.state() == QuotaWindow.State.FAILED
                ? left.texts().get("left.failed", left.moments().ago(window.observedAt()))
                : "";
    }
}
