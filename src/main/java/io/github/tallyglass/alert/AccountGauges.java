package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.State;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.TopUp;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one account has left, as gauges: windows of its plan, its balance, windows of its logins. Windows
/// without a limit are none; a login that its source has switched off has none either, since nobody can use
/// it.
final class AccountGauges {

    /// A balance that was read longer ago says little of now: after a pause it is read again first.
    private static final Duration FRESH = Duration.ofMinutes(30);

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int DECIMALS = 2;

    private final AccountView view;
    private final Instant now;
    private final Texts texts;

    /// @param texts name what a window limits where the provider does not
    AccountGauges(AccountView view, Instant now, Texts texts) {
        this.view = view;
        this.now = now;
        this.texts = texts;
    }

    List<Gauge> all() {
        var gauges = new ArrayList<Gauge>();
        var plans = view.readings().windows();
        plans.stream()
                .filter(each -> !each.window().unlimited())
                .forEach(each -> gauges.add(window(each, "", isOnePlan(plans))));
        for (var login : view.readings().logins()) {
            if (login.login().state() != Login.State.DISABLED) {
                addLogin(gauges, login);
            }
        }
        var left = view.balanceQuota();
        var at = view.balanceAt();
        if (left != null && at != null) {
            gauges.add(balance(left, at));
        }
        return gauges;
    }

    /// Of two plans, one goes on while the other is used up.
    private static boolean isOnePlan(List<AccountReadings.Window> plans) {
        return plans.stream().map(each -> each.window().label()).distinct().count() == 1;
    }

    private void addLogin(List<Gauge> gauges, LoginView login) {
        for (var each : login.windows()) {
            if (!each.window().unlimited()) {
                gauges.add(window(each, login.login().label(), each.window().reach() == Reach.ALL));
            }
        }
    }

    private Gauge window(AccountReadings.Window each, String login, boolean binds) {
        var window = each.window();
        return new Gauge(
                AlertSubject.window(view.account().id(), window),
                GaugeKind.of(window),
                view.account().name(),
                login,
                title(window),
                window.length(),
                window.state() == State.OK,
                window.remainingPercent(),
                window.until().orElse(null),
                window.observedAt(),
                each.pace(),
                binds,
                null);
    }

    /// A window of reviews must not be taken for the one that limits every request.
    private String title(QuotaWindow window) {
        return window.label().isEmpty() && window.reach() != Reach.ALL
                ? texts.get("left.window." + window.reach().word())
                : window.label();
    }

    private Gauge balance(long left, Instant at) {
        var account = view.account();
        var depletion = view.readings().depletion();
        var money = account.unit().cost(left);
        return new Gauge(
                AlertSubject.balance(account.id()),
                GaugeKind.BALANCE,
                account.name(),
                "",
                "",
                0,
                isRead() && !now.isAfter(at.plus(FRESH)),
                share(left, view.readings().lastTopUp()),
                null,
                at,
                null,
                false,
                new Gauge.Money(
                        money.amount(), null, money.currency(), depletion == null ? null : depletion.emptyAt()));
    }

    private boolean isRead() {
        return view.readings().faults().stream().noneMatch(fault -> fault.what() == ReadingKind.WALLET);
    }

    /// Percent of what came in last; null where that is not known.
    private static @Nullable BigDecimal share(long left, @Nullable TopUp last) {
        var whole = last == null ? null : last.quota();
        if (whole == null || whole <= 0) {
            return null;
        }
        // Rounded up: nothing is left only when nothing is.
        return BigDecimal.valueOf(Math.max(0, left))
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.CEILING)
                .min(HUNDRED);
    }
}
