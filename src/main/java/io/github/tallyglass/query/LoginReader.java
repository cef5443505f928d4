package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.State;
import io.github.tallyglass.domain.ReadingFault;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.WindowPace;
import io.github.tallyglass.query.AccountReadings.Spent;
import io.github.tallyglass.store.LoginStates;
import io.github.tallyglass.store.LoginStates.LoginState;
import io.github.tallyglass.store.Logins;
import io.github.tallyglass.store.WindowReadings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Puts together what is known of the logins behind an account. Those that its source lists no more do
/// not show.
final class LoginReader {

    private static final long FIVE_HOURS = 18_000;

    /// Providers whose plans have a window of five hours. They left it out of their replies for weeks at
    /// times, which must not look like a window of which nothing is used (contract of CLIProxyAPI and
    /// quotas §3.3).
    private static final Set<String> WITH_FIVE_HOURS = Set.of("codex", "claude");

    private static final Comparator<QuotaWindow> BINDING_FIRST = Comparator.comparing(QuotaWindow::reach)
            .thenComparingLong(QuotaWindow::length)
            .thenComparing(QuotaWindow::id);

    private final Snapshot snapshot;
    private final Account account;

    LoginReader(Snapshot snapshot, Account account) {
        this.snapshot = snapshot;
        this.account = account;
    }

    /// By provider and label.
    List<LoginView> views() {
        if (account.kind().isGateway()) {
            return List.of();
        }
        var logins = new Logins(snapshot.handle(), account.id()).all();
        var states = new LoginStates(snapshot.handle(), account.id()).all();
        var windows = new HashMap<String, List<QuotaWindow>>();
        logins.forEach(login -> windows.put(login.ref(), windows(login, states.get(login.ref()))));
        var spent = spent(logins, windows);
        return logins.stream()
                .map(login -> view(login, states.get(login.ref()), windows.getOrDefault(login.ref(), List.of()), spent))
                .toList();
    }

    private LoginView view(
            Login login, @Nullable LoginState state, List<QuotaWindow> windows, Map<Long, Map<String, Figures>> spent) {
        if (state == null) {
            return new LoginView(login, List.of(), null, null);
        }
        var fault = fault(state);
        var views = windows.stream()
                .map(window -> new AccountReadings.Window(
                        fault != null && window.state() == State.STALE ? window.withState(State.FAILED) : window,
                        WindowPace.of(window).orElse(null),
                        spent(window, spent)))
                .toList();
        return new LoginView(login, views, state.credits(), state.observedAt(), state.source(), fault);
    }

    /// As they are to be read now.
    private List<QuotaWindow> windows(Login login, @Nullable LoginState state) {
        return state == null
                ? List.of()
                : known(login, state).stream()
                        .map(window -> window.at(snapshot.now()))
                        .filter(window ->
                                window.endsAt() == null || snapshot.now().isBefore(window.endsAt()))
                        .sorted(BINDING_FIRST)
                        .toList();
    }

    /// Those that are there, and the one that should be.
    private List<QuotaWindow> known(Login login, LoginState state) {
        var windows = new ArrayList<>(
                new WindowReadings(snapshot.handle(), account.id(), login.ref()).newest(state.completeAt()));
        var source = state.source();
        var at = state.observedAt();
        if (source != null
                && at != null
                && WITH_FIVE_HOURS.contains(login.provider())
                && windows.stream().noneMatch(LoginReader::isFiveHours)) {
            windows.add(QuotaWindow.ofShare(login.ref(), "5h", Reach.ALL, FIVE_HOURS, "", null, null, source, at));
        }
        return windows;
    }

    private static boolean isFiveHours(QuotaWindow window) {
        return window.reach() == Reach.ALL && window.kind().equals("5h");
    }

    /// A question that failed before something younger came by another way is no fault any more.
    private static @Nullable ReadingFault fault(LoginState state) {
        var asked = state.askedAt();
        var observed = state.observedAt();
        return asked == null || state.failure().isEmpty() || (observed != null && !asked.isAfter(observed))
                ? null
                : new ReadingFault(ReadingKind.WINDOWS, asked, state.failure());
    }

    /// By the second since which it counts; none where no rows are read.
    private Map<Long, Map<String, Figures>> spent(List<Login> logins, Map<String, List<QuotaWindow>> windows) {
        var begins = new TreeSet<Long>();
        windows.values().forEach(each -> each.forEach(window -> begin(window).ifPresent(begins::add)));
        return account.kind() != AccountKind.CLIPROXY
                ? Map.of()
                : new LoginSpend(snapshot, account.id(), logins)
                        .since(begins, snapshot.now().getEpochSecond());
    }

    private static @Nullable Spent spent(QuotaWindow window, Map<Long, Map<String, Figures>> spent) {
        var known =
                window.startsAt() == null ? null : spent.get(window.startsAt().getEpochSecond());
        return known == null ? null : Spent.of(known.getOrDefault(window.login(), Figures.NONE));
    }

    private Optional<Long> begin(QuotaWindow window) {
        return Optional.ofNullable(window.startsAt())
                .map(Instant::getEpochSecond)
                .filter(begin -> begin < snapshot.now().getEpochSecond());
    }
}
