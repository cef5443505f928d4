package io.github.tallyglass.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.query.Report;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON documents of reports: what `report --json` prints, in the words of [JsonDocuments].
public final class ReportDocuments {

    private ReportDocuments() {}

    /// `report --json`.
    ///
    /// @param assumedUnits true where a gateway did not say its units, else absent
    /// @param ownRate true where something is converted at the user's own rate, else absent
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
            HourlyDocument hourly,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean assumedUnits,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean ownRate) {

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
                    GroupDocument.of(report.groups(), report.totals()),
                    HourlyDocument.of(report.hourly()),
                    report.totals().assumed() ? true : null,
                    report.totals().ownRate() ? true : null);
        }
    }

    /// What only the gateways' hourly sums tell, in no figure of the report. Gross; tokens and failures
    /// are unknown.
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
                            JsonDocuments.amounts(totals.cost()),
                            JsonDocuments.amounts(totals.converted()),
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
                    JsonDocuments.amounts(figures.cost()),
                    JsonDocuments.amounts(figures.converted()));
        }
    }

    public record ReportMissing(String account, String from, String to, String why) {}

    /// One group of a report.
    ///
    /// @param share 0…1 of the cost as a string of four decimals
    /// @param requestsShare the same of the requests
    /// @param groups what it is divided into; absent unless asked
    public record GroupDocument(
            String name,
            String share,
            @JsonUnwrapped FiguresDocument figures,
            String requestsShare,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GroupDocument> groups) {

        static List<GroupDocument> of(List<Report.Group> groups, Figures whole) {
            return groups.stream()
                    .map(group -> new GroupDocument(
                            group.name(),
                            group.share().toPlainString(),
                            FiguresDocument.of(group.figures()),
                            group.requestsShare(whole).toPlainString(),
                            of(group.groups(), group.figures())))
                    .toList();
        }
    }

    /// Figures of a set of rows; words as on the command line page.
    ///
    /// @param subscriptionQuota the part of `quota` that plans paid; `walletQuota` is the rest
    /// @param successRate 0…1 as a string; null where failures would not show (gateway contract §3.3)
    /// @param averageCost for one request, by currency
    /// @param averageTokens for one request; null without requests
    /// @param averageDurationMs of the requests that went well; null where no time is known
    /// @param estimated true where something of `cost` is an estimate at list prices, else absent; numbers
    ///     of quota units are null where nothing was charged
    /// @param estimatedCost how much of `cost` is
    /// @param unpriced attempts that are in no amount, since no list has their price; absent where every
    ///     amount was charged
    public record FiguresDocument(
            long requests,
            long ok,
            long failed,
            long attempts,
            @Nullable Long quota,
            @Nullable Long grossQuota,
            @Nullable Long refundQuota,
            Map<String, String> cost,
            Map<String, String> converted,
            long inputTokens,
            long outputTokens,
            long cacheReadTokens,
            long cacheWriteTokens,
            long reasoningTokens,
            long totalTokens,
            @Nullable Long subscriptionQuota,
            @Nullable Long walletQuota,
            @Nullable String successRate,
            Map<String, String> averageCost,
            @Nullable Long averageTokens,
            @Nullable Long averageDurationMs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean estimated,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, String> estimatedCost,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long unpriced) {

        public static FiguresDocument of(Figures figures) {
            var tokens = figures.tokens();
            var charged = figures.hasQuota();
            var estimated = figures.estimated();
            return new FiguresDocument(
                    figures.requests(),
                    figures.ok(),
                    figures.failed(),
                    figures.attempts(),
                    charged ? figures.quota() : null,
                    charged ? figures.grossQuota() : null,
                    charged ? figures.refundQuota() : null,
                    JsonDocuments.amounts(figures.cost()),
                    JsonDocuments.amounts(figures.converted()),
                    tokens.input(),
                    tokens.output(),
                    tokens.cacheRead(),
                    tokens.cacheWrite(),
                    tokens.reasoning(),
                    tokens.total(),
                    charged ? figures.planQuota() : null,
                    charged ? figures.walletQuota() : null,
                    figures.successRate().map(BigDecimal::toPlainString).orElse(null),
                    JsonDocuments.amounts(Averages.cost(figures.cost(), figures.requests())),
                    Averages.tokens(figures),
                    figures.averageDurationMs().orElse(null),
                    estimated ? true : null,
                    estimated ? JsonDocuments.amounts(figures.estimatedCost()) : null,
                    estimated || figures.unpriced() > 0 ? figures.unpriced() : null);
        }
    }
}
