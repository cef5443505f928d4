package io.github.tallyglass.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Money;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.query.Report;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The JSON documents that the command line promises, as records whose components are the promised names
/// (in snake case). Times carry an offset, amounts are strings of six decimals, unknown values are null.
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
            List<String> limits) {}

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

    /// The demo gateway's address and its invented secrets.
    public record DemoGateway(String url, String userId, String token, String key) {}

    /// `report --json`.
    public record ReportDocument(
            String range,
            String from,
            String to,
            String zone,
            boolean complete,
            List<ReportMissing> missing,
            FiguresDocument totals,
            List<GroupDocument> groups,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            HourlyDocument hourly) {

        public static ReportDocument of(Report report) {
            var zone = report.range().zone();
            return new ReportDocument(
                    report.range().label(),
                    IsoTime.of(report.from(), zone),
                    IsoTime.of(report.range().to(), zone),
                    zone.getId(),
                    report.complete(),
                    report.missing().stream()
                            .map(gap -> new ReportMissing(
                                    gap.account(), IsoTime.of(gap.from(), zone), IsoTime.of(gap.to(), zone), gap.why()))
                            .toList(),
                    FiguresDocument.of(report.totals()),
                    report.groups().stream()
                            .map(group -> new GroupDocument(
                                    group.name(), group.share().toPlainString(), FiguresDocument.of(group.figures())))
                            .toList(),
                    HourlyDocument.of(report.hourly()));
        }
    }

    /// What only the gateways' hourly sums tell, in no figure of the report. Gross; tokens and failures are unknown.
    public record HourlyDocument(
            long requests,
            long grossQuota,
            Map<String, String> cost,
            Map<String, String> converted,
            List<HourlyGroup> groups) {

        static @Nullable HourlyDocument of(Report.Hourly hourly) {
            var totals = hourly.totals();
            return hourly.isEmpty()
                    ? null
                    : new HourlyDocument(
                            totals.requests(),
                            totals.grossQuota(),
                            amounts(totals.cost()),
                            amounts(totals.converted()),
                            hourly.groups().stream().map(HourlyGroup::of).toList());
        }
    }

    public record HourlyGroup(
            String name, long requests, long grossQuota, Map<String, String> cost, Map<String, String> converted) {

        static HourlyGroup of(Report.Group group) {
            var figures = group.figures();
            return new HourlyGroup(
                    group.name(),
                    figures.requests(),
                    figures.grossQuota(),
                    amounts(figures.cost()),
                    amounts(figures.converted()));
        }
    }

    public record ReportMissing(String account, String from, String to, String why) {}

    /// One group of a report.
    ///
    /// @param share 0…1 as a string of four decimals
    public record GroupDocument(
            String name, String share, @JsonUnwrapped FiguresDocument figures) {}

    /// Figures of a set of rows; words as on the command line page.
    public record FiguresDocument(
            long requests,
            long ok,
            long failed,
            long attempts,
            long quota,
            long grossQuota,
            long refundQuota,
            Map<String, String> cost,
            Map<String, String> converted,
            long inputTokens,
            long outputTokens,
            long cacheReadTokens,
            long cacheWriteTokens,
            long reasoningTokens,
            long totalTokens) {

        public static FiguresDocument of(Figures figures) {
            var tokens = figures.tokens();
            return new FiguresDocument(
                    figures.requests(),
                    figures.ok(),
                    figures.failed(),
                    figures.attempts(),
                    figures.quota(),
                    figures.grossQuota(),
                    figures.refundQuota(),
                    amounts(figures.cost()),
                    amounts(figures.converted()),
                    tokens.input(),
                    tokens.output(),
                    tokens.cacheRead(),
                    tokens.cacheWrite(),
                    tokens.reasoning(),
                    tokens.total());
        }
    }

    public static String amount(Money money) {
        return money.amount()
                .setScale(QuotaUnit.SCALE, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static Map<String, String> amounts(Map<String, BigDecimal> byCurrency) {
        var texts = new TreeMap<String, String>();
        byCurrency.forEach((currency, value) -> texts.put(currency, amount(new Money(value, currency))));
        return texts;
    }
}
