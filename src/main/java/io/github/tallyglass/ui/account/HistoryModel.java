package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.BalancePoint;
import io.github.tallyglass.query.UnusedWeek;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.query.WindowCycle;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.Left;
import io.github.tallyglass.ui.UserZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/// How what is left of one account went: of the one that was chosen, else of the one with the least left.
/// Lives on the JavaFX thread.
public final class HistoryModel {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEKS_BACK = Duration.ofDays(28);
    private static final Duration BALANCE_BACK = Duration.ofDays(30);

    /// @param left what is shown
    /// @param weeks what was left unused, by week
    /// @param choices what else there is to see of the account, or of the login
    public record Shown(
            Left left,
            List<Left> choices,
            Instant from,
            Instant to,
            List<WindowCycle> cycles,
            List<UnusedWeek> weeks,
            List<BalancePoint> balances) {

        AccountView view() {
            return left.view();
        }

        /// Null for the balance.
        @Nullable
        QuotaWindow window() {
            return left.window() == null ? null : left.window().window();
        }
    }

    private final UsageQueries queries;
    private final UserZone zone;
    private final Latest<Shown> latest;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ObservableSet<String> openKeys = FXCollections.observableSet();
    private List<AccountView> accounts = List.of();
    private String account = "";
    private @Nullable String choice;

    public HistoryModel(UsageQueries queries, UserZone zone, Executor background, Executor fx) {
        this.queries = queries;
        this.zone = zone;
        latest = new Latest<>(background, fx);
    }

    /// Null until there is something to show.
    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Why the history could not be read; null when it could.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Names of the accounts whose keys are shown, for as long as the window is open.
    public ObservableSet<String> openKeys() {
        return openKeys;
    }

    public void follow(List<AccountView> now) {
        accounts = List.copyOf(now);
        read();
    }

    /// Shows an account, its shortest window first.
    public void choose(String name) {
        if (!name.equals(account)) {
            account = name;
            choice = null;
            read();
        }
    }

    /// Shows another window of the account, or its balance.
    public void choose(Left left) {
        account = left.view().account().name();
        choice = left.id();
        read();
    }

    private void read() {
        var views = accounts.stream()
                .filter(view -> view.account().name().equals(account))
                .toList();
        var lowest = Left.lowestFirst(views.isEmpty() ? accounts : views);
        if (lowest.isEmpty()) {
            shown.set(null);
            return;
        }
        var view = lowest.getFirst().view();
        var chosen = Left.of(view).stream()
                .filter(each -> each.id().equals(choice))
                .findFirst();
        var login = chosen.orElse(lowest.getFirst()).login();
        var choices = login == null ? Left.of(view) : Left.of(view, login);
        var left = chosen.orElse(choices.getFirst());
        latest.ask(() -> read(left, choices), outcome -> {
            switch (outcome) {
                case Result.Ok<Shown>(Shown now) -> {
                    failure.set(null);
                    shown.set(now);
                }
                case Result.Err<Shown>(Failure why) -> failure.set(why);
            }
        });
    }

    /// Runs in the background.
    private Shown read(Left left, List<Left> choices) {
        var now = zone.now();
        var each = left.window();
        var window = each == null ? null : each.window();
        var from = now.minus(window == null ? BALANCE_BACK : back(window));
        var range = new TimeRange("", from, now, zone.zone());
        var name = left.view().account().name();
        var weeks = new TimeRange("", now.minus(WEEKS_BACK), now, zone.zone());
        return new Shown(
                left,
                choices,
                from,
                now,
                window == null ? List.of() : queries.cycles(name, window.login(), window.id(), range),
                window == null ? List.of() : queries.unusedByWeek(name, window.login(), window.id(), weeks),
                window == null ? queries.balances(name, range) : List.of());
    }

    /// A week of hours, eight weeks of weeks, half a year of months.
    private static Duration back(QuotaWindow window) {
        var length = Duration.ofSeconds(window.length());
        if (length.compareTo(DAY) < 0) {
            return DAY.multipliedBy(7);
        }
        return length.compareTo(DAY.multipliedBy(7)) <= 0 ? DAY.multipliedBy(56) : DAY.multipliedBy(182);
    }
}
