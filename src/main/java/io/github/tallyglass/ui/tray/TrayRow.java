package io.github.tallyglass.ui.tray;

import io.github.tallyglass.desktop.tray.TrayState.GaugeIcon;
import io.github.tallyglass.desktop.tray.TrayState.Level;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.query.AccountReadings.Window;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.ui.Remaining;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of the menu: an account, or a login of it, by whatever of it is lowest and limits every
/// request.
///
/// @param login null for the account's own
/// @param window null for a balance, and where nothing is known
record TrayRow(
        AccountView view,
        @Nullable LoginView login,
        @Nullable Window window,
        Remaining remaining) {

    private static final Remaining UNKNOWN = new Remaining(null, null, 0, "unknown");

    /// Of all accounts, the lowest first, then what is not known, then what is paused.
    static List<TrayRow> lowestFirst(List<AccountView> accounts) {
        return accounts.stream()
                .flatMap(TrayRow::of)
                .sorted(Comparator.comparingDouble(TrayRow::urgency))
                .toList();
    }

    private static Stream<TrayRow> of(AccountView view) {
        var logins = view.readings().logins();
        if (!logins.isEmpty()) {
            return ofLogins(view, logins);
        }
        var windows = view.readings().windows();
        return Stream.of(
                windows.isEmpty()
                        ? new TrayRow(view, null, null, Remaining.of(view))
                        : new TrayRow(view, null, windows));
    }

    /// Those that are used; of what nothing is known, only where there is nothing else.
    private static Stream<TrayRow> ofLogins(AccountView view, List<LoginView> logins) {
        var rows = logins.stream()
                .filter(login -> login.login().state() != Login.State.DISABLED)
                .map(login -> new TrayRow(view, login, login.windows()))
                .toList();
        var known = rows.stream().filter(row -> row.window() != null).toList();
        return (known.isEmpty() ? rows : known).stream();
    }

    private TrayRow(AccountView view, @Nullable LoginView login, List<Window> windows) {
        this(view, login, lowest(windows));
    }

    private TrayRow(AccountView view, @Nullable LoginView login, @Nullable Window window) {
        this(view, login, window, window == null ? UNKNOWN : Remaining.of(window));
    }

    /// Of the windows that limit every request; one without a limit only where no other is.
    private static @Nullable Window lowest(List<Window> windows) {
        return windows.stream()
                .filter(each -> each.window().reach() == Reach.ALL)
                .filter(each -> each.window().unlimited() || each.window().remainingPercent() != null)
                .min(Comparator.comparing((Window each) -> each.window().unlimited())
                        .thenComparing(each -> Remaining.of(each).fraction()))
                .orElse(null);
    }

    boolean paused() {
        return view.account().paused();
    }

    /// Whether it is a window of which something can be used up.
    boolean limits() {
        return window != null && !window.window().unlimited() && !paused();
    }

    boolean known() {
        return !remaining.level().equals("unknown") && !paused();
    }

    /// What was read last still counts when it is old: low is low until it is read otherwise. It is shown
    /// dimmed.
    boolean dimmed() {
        return paused() || (window != null && window.window().state() != QuotaWindow.State.OK);
    }

    GaugeIcon gauge(boolean dim, boolean attention) {
        if (!known()) {
            return new GaugeIcon(null, Level.UNKNOWN, dim || dimmed(), attention);
        }
        var percent = remaining.fraction() * 100;
        // Something is left as long as it is not nothing.
        var shown = percent > 0 && percent < 1 ? 1 : (int) Math.round(percent);
        return new GaugeIcon(
                Math.clamp(shown, 0, 100),
                Level.valueOf(remaining.level().toUpperCase(Locale.ROOT)),
                dim || dimmed(),
                attention);
    }

    private double urgency() {
        if (paused()) {
            return 3;
        }
        return known() ? remaining.fraction() : 2;
    }
}
