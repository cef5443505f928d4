package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.query.WindowCycle.Point;
import io.github.tallyglass.store.Logins;
import io.github.tallyglass.store.WindowReadings;
import io.github.tallyglass.store.WindowReadings.Seen;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a login's window was used, reset by reset, from the readings that were taken. A window begins with
/// the first use after a reset, so that stretches need not follow each other: each is known by the reset
/// that its readings named.
final class LoginHistory {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /// Boundaries that are no further apart are the same (contract of CLIProxyAPI and quotas §3.3).
    private static final long DRIFT = 120;

    private static final int MOST_CYCLES = 200;

    private final Snapshot snapshot;
    private final TimeRange range;
    private final String login;
    private final Optional<Account> account;

    LoginHistory(Snapshot snapshot, String accountName, String login, TimeRange range) {
        this.snapshot = snapshot;
        this.range = range;
        this.login = login;
        this.account = snapshot.accountsById().values().stream()
                .filter(each -> each.name().equals(accountName))
                .findFirst();
    }

    /// Oldest first.
    List<WindowCycle> cycles(String windowId) {
        if (account.isEmpty()) {
            return List.of();
        }
        var to = Math.min(snapshot.now().getEpochSecond(), range.to().getEpochSecond());
        var from = range.from() == null ? 0 : range.from().getEpochSecond();
        if (from >= to) {
            return List.of();
        }
        var stretches =
                stretches(new WindowReadings(snapshot.handle(), account.get().id(), login)
                        .history(windowId, new Interval(from, to)));
        var kept = stretches.subList(Math.max(0, stretches.size() - MOST_CYCLES), stretches.size());
        var spend = spend();
        var cycles = new ArrayList<WindowCycle>();
        for (var i = 0; i < kept.size(); i++) {
            cycles.add(cycle(kept.get(i), i + 1 < kept.size() ? kept.get(i + 1) : null, spend));
        }
        return cycles;
    }

    /// States with one reset.
    ///
    /// @param from when the window began, epoch seconds
    /// @param to when it was reset or will be
    private record Stretch(long from, long to, List<Seen> states) {}

    private static List<Stretch> stretches(List<Seen> states) {
        var stretches = new ArrayList<Stretch>();
        for (var state : states) {
            var reset = state.window().resetsAt();
            var begin = state.window().startsAt();
            if (reset == null || begin == null || state.window().remainingPercent() == null) {
                continue;
            }
            var last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && Math.abs(last.to() - reset.getEpochSecond()) <= DRIFT) {
                last.states().add(state);
            } else if (last == null || reset.getEpochSecond() > last.to()) {
                stretches.add(
                        new Stretch(begin.getEpochSecond(), reset.getEpochSecond(), new ArrayList<>(List.of(state))));
            }
        }
        return stretches;
    }

    /// @param next may have begun before this one was over: windows can be reset early
    private WindowCycle cycle(Stretch stretch, @Nullable Stretch next, @Nullable LoginSpend spend) {
        var to = next == null || next.from() <= stretch.from() ? stretch.to() : Math.min(stretch.to(), next.from());
        var points = new ArrayList<Point>();
        points.add(new Point(Instant.ofEpochSecond(stretch.from()), HUNDRED));
        for (var state : stretch.states()) {
            var left = Objects.requireNonNull(state.window().remainingPercent());
            add(points, state.since().getEpochSecond(), to, left);
            add(points, state.window().observedAt().getEpochSecond(), to, left);
        }
        var until = Math.min(to - 1, snapshot.now().getEpochSecond());
        return new WindowCycle(
                Instant.ofEpochSecond(stretch.from()),
                Instant.ofEpochSecond(to),
                points,
                spend == null ? null : figures(spend, stretch.from(), until));
    }

    private static void add(List<Point> points, long second, long to, BigDecimal left) {
        var at = Instant.ofEpochSecond(Math.min(second, to));
        if (!at.isBefore(points.getLast().at())
                && !(at.equals(points.getLast().at())
                        && left.equals(points.getLast().leftPercent()))) {
            points.add(new Point(at, left));
        }
    }

    private static Figures figures(LoginSpend spend, long from, long to) {
        return to < from ? Figures.NONE : spend.figures(from, to);
    }

    private @Nullable LoginSpend spend() {
        var known = account.orElseThrow();
        if (known.kind() != AccountKind.CLIPROXY) {
            return null;
        }
        var logins = new Logins(snapshot.handle(), known.id()).all();
        return logins.stream()
                .filter(each -> each.ref().equals(login))
                .findFirst()
                .map(each -> new LoginSpend(snapshot, known.id(), each, logins))
                .orElse(null);
    }
}
