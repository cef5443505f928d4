package io.github.tallyglass.query;

import io.github.tallyglass.domain.Depletion;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.ReadingFault;
import io.github.tallyglass.domain.TopUp;
import io.github.tallyglass.domain.WindowPace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of an account beside its balance.
///
/// @param windows shortest first; none for an account without a plan
/// @param keys by name
/// @param keysAt when the keys were read; null when never
/// @param lastTopUp null when none was seen
/// @param depletion when the balance will be used up; null while that cannot be told
/// @param faults what could not be read the last time it was asked for
/// @param logins at providers, with windows of their own; none for a gateway's account
public record AccountReadings(
        List<Window> windows,
        List<KeyReading> keys,
        @Nullable Instant keysAt,
        @Nullable TopUp lastTopUp,
        @Nullable Depletion depletion,
        List<ReadingFault> faults,
        List<LoginView> logins) {

    public static final AccountReadings NONE = new AccountReadings(List.of(), List.of(), null, null, null, List.of());

    public AccountReadings {
        windows = List.copyOf(windows);
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
        logins = List.copyOf(logins);
    }

    /// Of an account without logins.
    public AccountReadings(
            List<Window> windows,
            List<KeyReading> keys,
            @Nullable Instant keysAt,
            @Nullable TopUp lastTopUp,
            @Nullable Depletion depletion,
            List<ReadingFault> faults) {
        this(windows, keys, keysAt, lastTopUp, depletion, faults, List.of());
    }

    public AccountReadings withLogins(List<LoginView> newLogins) {
        return new AccountReadings(windows, keys, keysAt, lastTopUp, depletion, faults, newLogins);
    }

    /// A window and how it is used.
    ///
    /// @param pace null while there is too little to judge by
    /// @param spent what rows say was used in it since it began; null where its rows are not all there
    public record Window(
            QuotaWindow window,
            @Nullable WindowPace pace,
            @Nullable Spent spent) {}

    /// @param quota net quota units of the account; of a login, units of [QuotaUnit#LIST_PRICE], as far as
    ///     amounts stand in them
    /// @param tokens of all kinds
    /// @param figures all that is known of these rows, in whichever units; null for a gateway's plan
    public record Spent(long quota, long tokens, @Nullable Figures figures) {

        /// Of a gateway's plan.
        public Spent(long quota, long tokens) {
            this(quota, tokens, null);
        }

        static Spent of(Figures figures) {
            return new Spent(
                    figures.quotaByUnit().getOrDefault(QuotaUnit.LIST_PRICE, 0L),
                    figures.tokens().total(),
                    figures);
        }
    }
}
