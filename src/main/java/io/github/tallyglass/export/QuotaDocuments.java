package io.github.tallyglass.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.tallyglass.domain.Money;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.ReadingFault;
import io.github.tallyglass.domain.WindowPace;
import io.github.tallyglass.export.JsonDocuments.ErrorDocument;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.LoginView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
    /// @param loginState `active` `cooling` `disabled` `error`, as the source has the login; absent at
    ///     gateways
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
            @Nullable ErrorDocument error,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String loginState) {

        /// One entry for each login of an account; one for the account where it has none.
        ///
        /// @param ofAccount what went wrong with the account as a whole
        /// @param told a login's fault in words
        public static List<AccountQuota> all(
                AccountView view,
                @Nullable ErrorDocument ofAccount,
                Function<ReadingFault, ErrorDocument> told,
                ZoneId zone) {
            var logins = view.readings().logins();
            return logins.isEmpty()
                    ? List.of(of(view, ofAccount, zone))
                    : logins.stream()
                            .map(login -> ofLogin(
                                    view.account().name(),
                                    login,
                                    login.fault() == null ? ofAccount : told.apply(login.fault()),
                                    zone))
                            .toList();
        }

        private static AccountQuota ofLogin(
                String account, LoginView view, @Nullable ErrorDocument error, ZoneId zone) {
            var login = view.login();
            var credits = view.credits();
            var balance = credits == null || credits.currency().isEmpty() ? null : credits.balance();
            return new AccountQuota(
                    account,
                    login.masked(),
                    login.provider(),
                    login.plan().isEmpty() ? null : login.plan(),
                    view.effectiveRemaining().orElse(null),
                    view.windows().stream().map(each -> Window.of(each, zone)).toList(),
                    balance == null || credits == null
                            ? null
                            : Map.of(
                                    credits.currency(),
                                    JsonDocuments.amount(new Money(
                                            balance.setScale(QuotaUnit.SCALE, RoundingMode.HALF_UP),
                                            credits.currency()))),
                    balance == null ? null : time(view.readAt(), zone),
                    null,
                    error,
                    login.state().word());
        }

        /// Of a gateway's account.
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
                    error,
                    null);
        }
    }

    /// @param kind `5h` `7d` `30d` or `other:SECONDS`
    /// @param reach `all` `model` `review` `spend`: only the first binds every request
    /// @param state `ok` `stale` `not-reported` `failed`
    /// @param pace `lasts` or `runs-out`; null while there is too little to judge by
    public record Window(
            String kind,
            String reach,
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
                    window.reach().word(),
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
