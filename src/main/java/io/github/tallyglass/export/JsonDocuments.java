package io.github.tallyglass.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Money;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.export.SourceDocuments.SourceFound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The JSON documents that the command line promises, as records whose components are the promised names
/// (in snake case). Times carry an offset, amounts are strings of six decimals, unknown values are null.
/// Reports have theirs in [ReportDocuments].
public final class JsonDocuments {

    private JsonDocuments() {}

    /// What went wrong, for scripts: `code` is stable, the other two are in the user's language.
    public record ErrorDocument(String code, String message, String advice) {}

    /// The whole document of a failed command.
    public record Failed(ErrorDocument error) {}

    /// An account as `account list` shows it.
    ///
    /// @param state one of `new` `ok` `stopped` `paused` `failing`
    public record AccountState(
            String name,
            String kind,
            String dialect,
            String url,
            String scope,
            String currency,
            String state,
            @Nullable String lastSync) {

        public static AccountState of(Account account, String state, @Nullable Instant lastSync, ZoneId zone) {
            return new AccountState(
                    account.name(),
                    account.kind().word(),
                    account.dialect(),
                    account.url().toString(),
                    account.scope().word(),
                    account.unit().currency(),
                    state,
                    lastSync == null ? null : IsoTime.of(lastSync, zone));
        }
    }

    /// A removed account.
    ///
    /// @param rows `kept` or `deleted`
    public record RemovedAccount(@JsonUnwrapped AccountState account, String rows) {}

    /// What `account test` found.
    ///
    /// @param balance remaining wallet by currency; null where the gateway does not tell
    public record AccountTest(
            boolean ok,
            String dialect,
            String systemName,
            String version,
            String currency,
            BigDecimal unitsPerCurrency,
            int pageSize,
            @Nullable Map<String, String> balance,
            List<String> limits,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DefinitionSample sample,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SourceFound source) {}

    /// What a page of rows shows of a custom gateway's definition.
    ///
    /// @param newest ISO 8601, UTC; null without rows
    public record DefinitionSample(int rows, @Nullable String newest, List<AbsentField> absent) {}

    /// A field that no row has: the setting's JSON pointer, and the path where it looks.
    public record AbsentField(String setting, String path) {}

    /// A stretch of time, `to` exclusive.
    public record Stretch(String from, String to) {}

    /// A stretch that is not there, and a code for the reason.
    public record MissingStretch(String from, String to, String why) {}

    /// One account's part of a `sync`.
    ///
    /// @param mode `aggregates` where hourly sums alone were read and `covered` means these; else absent
    public record AccountSync(
            String name,
            boolean ok,
            String dialect,
            long rowsNew,
            long rowsSeen,
            long requests,
            BigDecimal seconds,
            List<Stretch> covered,
            List<MissingStretch> missing,
            @Nullable ErrorDocument error,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String mode) {}

    /// What a `sync` did.
    ///
    /// @param error only where nothing at all was done
    public record Sync(
            List<AccountSync> accounts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ErrorDocument error) {}

    /// One account's day beside the gateway's own sum, `to` exclusive.
    ///
    /// @param localQuota gross quota units of the stored consume rows; null where nothing was read
    /// @param serverQuota null where the gateway says nothing
    /// @param difference local − server
    /// @param state one of `equal` `differs` `explained` `not-covered` `no-stat`
    public record ReconciledDay(
            String account,
            String day,
            String from,
            String to,
            @Nullable Long localQuota,
            @Nullable Long serverQuota,
            @Nullable Long difference,
            String state,
            @Nullable String reason) {}

    /// Rows of a day that a gateway has no longer: kept, and counted. The first and (exclusive) the last
    /// of them.
    public record VanishedRows(String account, String from, String to, long rows, long quota, String noticedAt) {}

    /// What a `reconcile` found.
    ///
    /// @param error only where nothing could be compared
    public record Reconciled(
            List<ReconciledDay> days,
            List<VanishedRows> vanished,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ErrorDocument error) {}

    /// The demo gateway's address and its invented secrets.
    public record DemoGateway(String url, String userId, String token, String key) {}

    public static String amount(Money money) {
        return money.amount().setScale(QuotaUnit.SCALE, RoundingMode.HALF_UP).toPlainString();
    }

    static Map<String, String> amounts(Map<String, BigDecimal> byCurrency) {
        var texts = new TreeMap<String, String>();
        byCurrency.forEach((currency, value) -> texts.put(currency, amount(new Money(value, currency))));
        return texts;
    }
}
