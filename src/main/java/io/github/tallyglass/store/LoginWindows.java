package io.github.tallyglass.store;

import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the windows of a login's reading among the states that are known: one row for each state, from
/// its first to its last observation. Polls and headers tell of the same window, and need not come in
/// the order in which they were observed.
final class LoginWindows {

    /// Boundaries that are no further apart are the same (contract of CLIProxyAPI and quotas §3.3).
    private static final Duration DRIFT = Duration.ofMinutes(2);

    private static final Comparator<BigDecimal> NUMBER = Comparator.nullsFirst(Comparator.naturalOrder());

    /// Which of two observations of one second stands: what was asked for rather than what was passed on,
    /// then whatever says more is used.
    private static final Comparator<QuotaWindow> STANDING = Comparator.comparing(QuotaWindow::source)
            .reversed()
            .thenComparing(QuotaWindow::usedPercent, NUMBER)
            .thenComparing(QuotaWindow::resetsAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(QuotaWindow::used, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(QuotaWindow::label);

    private final WindowReadings stored;
    private final LoginReading reading;

    LoginWindows(WindowReadings stored, LoginReading reading) {
        this.stored = stored;
        this.reading = reading;
    }

    /// @return 1 when this was another state than those known around it
    int merge(QuotaWindow window) {
        if (!reading.complete() && window.usedPercent() == null && window.used() == null) {
            // Headers that name a boundary alone tell nothing about what is left.
            return 0;
        }
        var at = reading.observedAt().getEpochSecond();
        var before = stored.at(window.id(), at);
        if (before.isPresent() && at <= before.get().seen()) {
            return within(before.get(), window, at);
        }
        if (before.isPresent() && isSame(before.get().window(), window)) {
            stored.replace(before.get(), new Run(before.get().at(), at, window));
            return 0;
        }
        var after = stored.after(window.id(), at);
        if (after.isPresent() && isSame(after.get().window(), window)) {
            stored.replace(
                    after.get(), new Run(at, after.get().seen(), after.get().window()));
            return 0;
        }
        stored.insert(new Run(at, at, window));
        return 1;
    }

    /// A second for which a state is known already.
    private int within(Run known, QuotaWindow window, long at) {
        var stands = at == known.at() || at == known.seen() ? STANDING.compare(window, known.window()) > 0 : true;
        if (isSame(known.window(), window)) {
            if (at == known.seen() && stands) {
                stored.replace(known, new Run(known.at(), at, window));
            }
            return 0;
        }
        if (!stands) {
            return 0;
        }
        stored.delete(known);
        if (known.at() < at) {
            stored.insert(new Run(known.at(), at - 1, known.window()));
        }
        stored.insert(new Run(at, at, window));
        if (known.seen() > at) {
            stored.insert(new Run(known.seen(), known.seen(), known.window()));
        }
        return 1;
    }

    /// A state of a window from its first to its last observation, epoch seconds.
    record Run(long at, long seen, QuotaWindow window) {}

    /// Who told it and how it was called makes no other state.
    private static boolean isSame(QuotaWindow one, QuotaWindow other) {
        return one.length() == other.length()
                && one.reach() == other.reach()
                && Objects.equals(one.used(), other.used())
                && Objects.equals(one.total(), other.total())
                && NUMBER.compare(one.usedPercent(), other.usedPercent()) == 0
                && Objects.equals(one.endsAt(), other.endsAt())
                && isSameBoundary(one, other);
    }

    /// The boundary of a window that is not in use moves on with every reading.
    private static boolean isSameBoundary(QuotaWindow one, QuotaWindow other) {
        var apart = apart(one.resetsAt(), other.resetsAt());
        if (apart.isEmpty()) {
            return one.resetsAt() == null && other.resetsAt() == null;
        }
        var percent = one.usedPercent();
        var unused = percent != null && percent.signum() == 0;
        var allowed = unused ? Duration.ofSeconds(Math.max(DRIFT.toSeconds(), one.length() / 2)) : DRIFT;
        return apart.get().compareTo(allowed) <= 0;
    }

    private static Optional<Duration> apart(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null
                ? Optional.empty()
                : Optional.of(Duration.between(one, other).abs());
    }
}
