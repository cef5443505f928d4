package io.github.tallyglass.export;

import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.WindowPace;
import io.github.tallyglass.export.JsonDocuments.ErrorDocument;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `quota --json`: what is left, as records whose components are the promised names (in snake case).
/// Times carry an offset, amounts are strings of six decimals, unknown values are null.
public final class QuotaDocuments {

    private QuotaDocuments() {}

    public record Quota(List<AccountQuota> accounts) {}

    /// @param login whose readings these are, where one account holds several logins; null at gateways
    /// @param provider who is asked: the dialect at gateways
    /// @param plan titles of the plans in force; null without one
    /// @param effectiveRemainingPercent of the lowest window; null without windows
    /// @param balance by currency; null when never read
    /// @param emptyAt when the balance will be used up; null where that is not known or more than a year
    ///     away
    /// @param error why the last question was not answered; the figures are then those of the last good
    ///     reading
    public record AccountQuota(
            String account,
            @Nullable String login,
            String provider,
            @Nullable String plan,
            @Nullable BigDecimal effectiveRemainingPercent,
            List<Window> windows,
            @Nullable Map<String, String> balance,
            @Nullable String balanceObservedAt,
            @Nullable String emptyAt,
            @Nullable ErrorDocument error) {

        public static AccountQuota of(AccountView view, @Nullable ErrorDocument error, ZoneId zone) {
            var account = view.account();
            var windows = view.readings().windows();
            var quota = view.balanceQuota();
            var depletion = view.readings().depletion();
            var titles = windows.stream()
                    .map(each -> each.window().label())
                    .filter(label -> !label.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", "));
            return new AccountQuota(
                    account.name(),
                    null,
                    account.dialect().isEmpty() ? account.kind().word() : account.dialect(),
                    titles.isEmpty() ? null : titles,
                    windows.stream()
                            .map(each -> each.window().remainingPercent())
                            .filter(Objects::nonNull)
                            .min(Comparator.naturalOrder())
                            .orElse(null),
                    windows.stream().map(each -> Window.of(each, zone)).toList(),
                    quota == null
                            ? null
                            : Map.of(
                                    account.unit().currency(),
                                    JsonDocuments.amount(account.unit().cost(quota))),
                    time(view.balanceAt(), zone),
                    depletion == null ? null : time(depletion.emptyAt(), zone),
                    error);
        }
    }

    /// @param kind `5h` `7d` `30d` or `other:SECONDS`
    /// @param state `ok` `stale` `not-reported` `failed`
    /// @param pace `lasts` or `runs-out`; null while there is too little to judge by
    public record Window(
            String kind,
            String label,
            @Nullable BigDecimal usedPercent,
            @Nullable BigDecimal remainingPercent,
            @Nullable String resetsAt,
            String state,
            String source,
            String observedAt,
            @Nullable String pace,
            @Nullable String runsOutAt) {

        static Window of(AccountReadings.Window each, ZoneId zone) {
            QuotaWindow window = each.window();
            WindowPace pace = each.pace();
            return new Window(
                    window.kind(),
                    window.label(),
                    window.usedPercent(),
                    window.remainingPercent(),
                    time(window.resetsAt(), zone),
                    window.state().word(),
                    window.source().word(),
                    IsoTime.of(window.observedAt(), zone),
                    pace == null ? null : pace.word(),
                    pace == null ? null : time(pace.runsOutAt(), zone));
        }
    }

    private static @Nullable String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : IsoTime.of(at, zone);
    }
}
