package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Figures;
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
        var untouched = LeftWords.isUntouched(window);
        if (untouched) {
            parts.add(left.texts().get("left.unused"));
        }
        // A login's window begins with its first use: until then its reset moves on with the clock.
        if (!untouched || window.login().isEmpty() || window.resetsAt() == null) {
            parts.add(left.resets(window));
        }
        parts.add(spent(each));
        parts.add(age(window));
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts);
    }

    private String spent(AccountReadings.Window each) {
        var spent = each.spent();
        if (spent == null) {
            return "";
        }
        return spent(spent.figures() == null ? money(spent) : money(spent.figures()), spent.tokens());
    }

    /// What was spent, with estimates marked; `""` when nothing was.
    String spent(Figures figures) {
        return spent(money(figures), figures.tokens().total());
    }

    /// @param money `""` where there is none
    private String spent(String money, long tokens) {
        var words = tokens == 0 ? "" : left.texts().get("login.spent.tokens", Numbers.brief(tokens));
        return switch (counted) {
            case MONEY -> money.isEmpty() ? "" : left.texts().get("login.spent.money", money);
            case TOKENS -> words;
            case BOTH ->
                money.isEmpty() || tokens == 0 ? words : left.texts().get("left.spent", money, Numbers.brief(tokens));
        };
    }

    private String money(Figures figures) {
        return figures.quotaByUnit().isEmpty() || Amounts.isUnknown(figures) ? "" : amounts.words(figures);
    }

    private String money(Spent spent) {
        if (spent.quota() == 0) {
            return "";
        }
        var money = amounts.money(unit, spent.quota());
        var mark = unit.isBilled() ? "" : Amounts.ABOUT;
        return mark + Numbers.money(money.amount(), money.currency());
    }

    /// Of figures that a later question could not renew.
    private String age(QuotaWindow window) {
        return window.state() == QuotaWindow.State.FAILED
                ? left.texts().get("left.failed", left.moments().ago(window.observedAt()))
                : "";
    }
}
