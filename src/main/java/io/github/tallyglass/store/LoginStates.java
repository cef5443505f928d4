package io.github.tallyglass.store;

import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.LoginReading.Credits;
import io.github.tallyglass.domain.QuotaWindow.Source;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What readings say of an account's logins beside their windows. Each thing is taken from the youngest
/// reading that tells it, in whichever order readings come in.
public final class LoginStates {

    private static final String COLUMNS = "login, observed_at, source, complete_at, plan, plan_at, credits_at, balance,"
            + " currency, unlimited, resets, reset_expires_at, asked_at, failure";

    /// @param observedAt of the youngest reading; null before the first
    /// @param source of that reading
    /// @param completeAt of the youngest reading that named every window; null before the first
    /// @param askedAt when the login was last asked about; null before the first time
    /// @param failure code of what came of it; `""` when it was answered
    public record LoginState(
            String login,
            @Nullable Instant observedAt,
            @Nullable Source source,
            @Nullable Instant completeAt,
            String plan,
            @Nullable Instant planAt,
            @Nullable Instant creditsAt,
            @Nullable Credits credits,
            @Nullable Instant askedAt,
            String failure) {

        static LoginState ofNothing(String login) {
            return new LoginState(login, null, null, null, "", null, null, null, null, "");
        }
    }

    private final Handle handle;
    private final long accountId;

    public LoginStates(Handle handle, long accountId) {
        this.handle = handle;
        this.accountId = accountId;
    }

    /// By [io.github.tallyglass.domain.Login#ref()].
    public Map<String, LoginState> all() {
        return handle
                .createQuery("SELECT " + COLUMNS + " FROM login_reading WHERE account_id = ?")
                .bind(0, accountId)
                .map((row, context) -> read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(LoginState::login, state -> state));
    }

    void note(LoginReading reading) {
        var before = of(reading.login());
        var at = reading.observedAt();
        var isNewest = isYounger(at, before.observedAt())
                || (same(at, before.observedAt())
                        && before.source() != null
                        && reading.source().compareTo(before.source()) < 0);
        var plan = !reading.plan().isEmpty()
                && (isYounger(at, before.planAt())
                        || (same(at, before.planAt()) && reading.plan().compareTo(before.plan()) > 0));
        var credits = reading.credits() != null
                && (isYounger(at, before.creditsAt())
                        || (same(at, before.creditsAt()) && isMore(reading.credits(), before.credits())));
        save(new LoginState(
                reading.login(),
                isNewest ? at : before.observedAt(),
                isNewest ? reading.source() : before.source(),
                reading.complete() && isYounger(at, before.completeAt()) ? at : before.completeAt(),
                plan ? reading.plan() : before.plan(),
                plan ? at : before.planAt(),
                credits ? at : before.creditsAt(),
                credits ? reading.credits() : before.credits(),
                before.askedAt(),
                before.failure()));
    }

    /// @return 1, or 0 when a later question is known
    long fault(String login, Instant at, String failure) {
        var before = of(login);
        if (before.askedAt() != null && at.isBefore(before.askedAt())) {
            return 0;
        }
        save(new LoginState(
                login,
                before.observedAt(),
                before.source(),
                before.completeAt(),
                before.plan(),
                before.planAt(),
                before.creditsAt(),
                before.credits(),
                at,
                failure));
        return 1;
    }

    LoginState of(String login) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM login_reading WHERE account_id = ? AND login = ?")
                .bind(0, accountId)
                .bind(1, login)
                .map((row, context) -> read(row))
                .findFirst()
                .orElseGet(() -> LoginState.ofNothing(login));
    }

    private void save(LoginState state) {
        var credits = state.credits();
        handle.execute(
                "INSERT OR REPLACE INTO login_reading (account_id, " + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                accountId,
                state.login(),
                ReadingStates.second(state.observedAt()),
                state.source() == null ? null : state.source().name(),
                ReadingStates.second(state.completeAt()),
                state.plan(),
                ReadingStates.second(state.planAt()),
                ReadingStates.second(state.creditsAt()),
                credits == null || credits.balance() == null
                        ? null
                        : credits.balance().toPlainString(),
                credits == null ? "" : credits.currency(),
                credits != null && credits.unlimited(),
                credits == null ? null : credits.resets(),
                credits == null ? null : ReadingStates.second(credits.resetExpiresAt()),
                ReadingStates.second(state.askedAt()),
                state.failure());
    }

    private static LoginState read(ResultSet row) throws SQLException {
        var source = row.getString(3);
        var creditsAt = ReadingStates.instant(row, 7);
        return new LoginState(
                row.getString(1),
                ReadingStates.instant(row, 2),
                source == null ? null : Source.valueOf(source),
                ReadingStates.instant(row, 4),
                row.getString(5),
                ReadingStates.instant(row, 6),
                creditsAt,
                creditsAt == null ? null : credits(row),
                ReadingStates.instant(row, 13),
                row.getString(14));
    }

    private static Credits credits(ResultSet row) throws SQLException {
        var balance = row.getString(8);
        var resets = ReadingStates.number(row, 11);
        return new Credits(
                balance == null ? null : new BigDecimal(balance),
                row.getString(9).toUpperCase(Locale.ROOT),
                row.getBoolean(10),
                resets == null ? null : (Integer) resets.intValue(),
                ReadingStates.instant(row, 12));
    }

    private static boolean isYounger(Instant at, @Nullable Instant before) {
        return before == null || at.getEpochSecond() > before.getEpochSecond();
    }

    private static boolean same(Instant at, @Nullable Instant before) {
        return before != null && at.getEpochSecond() == before.getEpochSecond();
    }

    /// Of two readings of one second one has to stand, whichever came first.
    private static boolean isMore(Credits one, @Nullable Credits other) {
        return other == null
                || Comparator.comparing((Credits each) -> Objects.toString(each.balance(), ""))
                                .thenComparing(Credits::currency)
                                .thenComparing(Credits::unlimited)
                                .thenComparing(each -> Objects.toString(each.resets(), ""))
                                .thenComparing(each -> Objects.toString(each.resetExpiresAt(), ""))
                                .compare(one, other)
                        > 0;
    }
}
