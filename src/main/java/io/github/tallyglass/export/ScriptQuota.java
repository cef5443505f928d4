package io.github.tallyglass.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.tallyglass.export.QuotaDocuments.AccountQuota;
import io.github.tallyglass.export.QuotaDocuments.Quota;
import io.github.tallyglass.export.QuotaDocuments.Window;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `quota --json` with the rows of the Python dashboard beside its own (contract of CLIProxyAPI and
/// quotas §5.2).
///
/// @param quotas one row an account or login that has windows, in the order of `accounts`
public record ScriptQuota(@JsonUnwrapped Quota quota, List<LegacyQuota> quotas) {

    public static ScriptQuota of(Quota quota, ZoneId zone) {
        var rows = new ArrayList<LegacyQuota>();
        for (var account : quota.accounts()) {
            if (!account.windows().isEmpty()) {
                rows.add(LegacyQuota.of(rows.size() + 1, account, zone));
            }
        }
        return new ScriptQuota(quota, rows);
    }

    /// A row as that dashboard had it. What it called primary is the window of five hours, secondary that
    /// of seven days, whichever place a provider puts them in; a window that is not reported has no
    /// figures.
    ///
    /// @param allowed 1 while something is left, else 0; null where nothing is known
    /// @param email the login, masked; the account's name where there is none
    /// @param primaryResetAt `YYYY-MM-DD HH:MM:SS` in the zone
    /// @param rawJson always null: answers are not kept
    public record LegacyQuota(
            int id,
            @Nullable String timestamp,
            @Nullable Long tsEpoch,
            String email,
            @Nullable String plan,
            @Nullable Integer allowed,
            @Nullable Integer limitReached,
            @Nullable BigDecimal primaryUsedPercent,
            @Nullable BigDecimal primaryRemainingPercent,
            @Nullable String primaryResetAt,
            @Nullable BigDecimal secondaryUsedPercent,
            @Nullable BigDecimal secondaryRemainingPercent,
            @Nullable String secondaryResetAt,
            @Nullable String creditsBalance,
            @Nullable String rawJson) {

        static LegacyQuota of(int id, AccountQuota account, ZoneId zone) {
            var primary = window(account, "5h");
            var secondary = window(account, "7d");
            var observed = account.windows().getFirst().observedAt();
            var left = account.effectiveRemainingPercent();
            var balance = account.balance();
            var login = account.login();
            return new LegacyQuota(
                    id,
                    ScriptDocuments.utc(observed),
                    OffsetDateTime.parse(observed).toEpochSecond(),
                    login == null || login.isEmpty() ? account.account() : login,
                    account.plan(),
                    left == null ? null : left.signum() > 0 ? 1 : 0,
                    left == null ? null : left.signum() > 0 ? 0 : 1,
                    primary.map(Window::usedPercent).orElse(null),
                    primary.map(Window::remainingPercent).orElse(null),
                    ScriptDocuments.local(primary.map(Window::resetsAt).orElse(null), zone),
                    secondary.map(Window::usedPercent).orElse(null),
                    secondary.map(Window::remainingPercent).orElse(null),
                    ScriptDocuments.local(secondary.map(Window::resetsAt).orElse(null), zone),
                    balance == null || balance.isEmpty()
                            ? null
                            : balance.values().iterator().next(),
                    null);
        }

        private static Optional<Window> window(AccountQuota account, String kind) {
            return account.windows().stream()
                    .filter(window -> window.kind().equals(kind))
                    .findFirst();
        }
    }
}
