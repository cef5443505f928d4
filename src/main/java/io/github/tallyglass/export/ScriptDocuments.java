package io.github.tallyglass.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.export.ReportDocuments.ReportDocument;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.query.UsageRow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What scripts of the Python dashboard ask for (contract of CLIProxyAPI and quotas §5.2), beside this
/// program's own documents. Words that both have mean what they mean everywhere here (four disjoint kinds
/// of tokens, requests whose attempts count once); beneath `legacy` they mean what they meant there: a
/// request is a record, and input holds what came from a cache.
public final class ScriptDocuments {

    /// Ranges that the dashboard knew.
    public static final List<String> RANGES = List.of("today", "1h", "5h", "24h", "7d");

    private static final int MOST_MODELS = 12;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private ScriptDocuments() {}

    /// `report RANGE --json` with the dashboard's keys beside its own.
    ///
    /// @param accounts logins by total tokens, largest first; the account's name where a source has no
    ///     logins
    /// @param models the twelve with the most tokens
    /// @param hours in order of time, without empty ones; named `2026-08-20 09:00`
    public record ScriptReport(
            @JsonUnwrapped ReportDocument report,
            Tally summary,
            List<AccountTally> accounts,
            List<ModelTally> models,
            List<HourTally> hours,
            LegacyReport legacy) {}

    /// The same four in the dashboard's meaning.
    public record LegacyReport(
            Tally summary, List<AccountTally> accounts, List<ModelTally> models, List<HourTally> hours) {}

    public record Tally(
            long requests,
            long totalTokens,
            long inputTokens,
            long outputTokens,
            long reasoningTokens,
            long cachedTokens,
            long failed) {

        private static Tally of(Figures figures, boolean legacy) {
            var tokens = figures.tokens();
            return new Tally(
                    legacy ? figures.attempts() : figures.requests(),
                    tokens.total(),
                    legacy ? tokens.inputSide() : tokens.input(),
                    tokens.output(),
                    tokens.reasoning(),
                    tokens.cacheRead(),
                    legacy ? figures.attempts() - figures.ok() : figures.failed());
        }
    }

    public record AccountTally(
            String account, @JsonUnwrapped Tally tally) {}

    public record ModelTally(String model, long requests, long totalTokens, long failed) {}

    public record HourTally(String hour, long requests, long totalTokens, long failed) {}

    /// Asks for everything that the document holds.
    ///
    /// @param report of the same range and filter, as it is printed
    /// @param shown how a login's name is shown: whole or masked
    public static ScriptReport of(
            UsageQueries queries, TimeRange range, UsageFilter filter, Report report, UnaryOperator<String> shown) {
        var accounts = accounts(queries.report(range, filter, GroupBy.ACCOUNT, GroupBy.LOGIN), shown);
        var models = queries.report(range, filter, GroupBy.MODEL).groups();
        var hours = queries.report(range, filter, GroupBy.HOUR).groups();
        var legacy = new LegacyReport(
                Tally.of(report.totals(), true), accounts(accounts, true), models(models, true), hours(hours, true));
        return new ScriptReport(
                ReportDocument.of(report),
                Tally.of(report.totals(), false),
                accounts(accounts, false),
                models(models, false),
                hours(hours, false),
                legacy);
    }

    /// Figures by login; what has none is its account's.
    private static LinkedHashMap<String, Figures> accounts(Report report, UnaryOperator<String> shown) {
        var byName = new LinkedHashMap<String, Figures>();
        for (var account : report.groups()) {
            if (account.groups().isEmpty()) {
                byName.merge(account.name(), account.figures(), Figures::plus);
            }
            for (var login : account.groups()) {
                var name = login.name().isEmpty() ? account.name() : shown.apply(login.name());
                byName.merge(name, login.figures(), Figures::plus);
            }
        }
        return byName;
    }

    private static List<AccountTally> accounts(LinkedHashMap<String, Figures> byName, boolean legacy) {
        return byName.entrySet().stream()
                .map(entry -> new AccountTally(entry.getKey(), Tally.of(entry.getValue(), legacy)))
                .sorted(Comparator.comparingLong(
                                (AccountTally each) -> each.tally().totalTokens())
                        .reversed()
                        .thenComparing(AccountTally::account))
                .toList();
    }

    private static List<ModelTally> models(List<Report.Group> groups, boolean legacy) {
        return groups.stream()
                .map(group -> {
                    var tally = Tally.of(group.figures(), legacy);
                    return new ModelTally(group.name(), tally.requests(), tally.totalTokens(), tally.failed());
                })
                .sorted(Comparator.comparingLong(ModelTally::totalTokens)
                        .reversed()
                        .thenComparing(ModelTally::model))
                .limit(MOST_MODELS)
                .toList();
    }

    private static List<HourTally> hours(List<Report.Group> groups, boolean legacy) {
        return groups.stream()
                .filter(group -> group.figures().attempts() > 0)
                .map(group -> {
                    var tally = Tally.of(group.figures(), legacy);
                    return new HourTally(
                            group.name().replace('T', ' ') + ":00",
                            tally.requests(),
                            tally.totalTokens(),
                            tally.failed());
                })
                .toList();
    }

    /// `/api/requests`.
    public record Requests(List<RequestRow> requests) {

        /// @param shown how a login's name is shown: whole or masked
        public static Requests of(List<UsageRow> rows, ZoneId zone, UnaryOperator<String> shown) {
            return new Requests(
                    rows.stream().map(row -> RequestRow.of(row, zone, shown)).toList());
        }
    }

    /// One record.
    ///
    /// @param timestamp UTC
    /// @param failed 1 or 0
    /// @param legacy the tokens as the dashboard counted them
    public record RequestRow(
            String timestamp,
            String account,
            String source,
            String authIndex,
            String provider,
            String model,
            String endpoint,
            String key,
            int failed,
            @Nullable Integer status,
            @Nullable Long latencyMs,
            long totalTokens,
            long inputTokens,
            long outputTokens,
            long reasoningTokens,
            long cachedTokens,
            String requestId,
            String localTime,
            LegacyTokens legacy) {

        static RequestRow of(UsageRow row, ZoneId zone, UnaryOperator<String> shown) {
            var event = row.event();
            var tokens = event.tokens();
            var upstream = event.origin().upstream();
            var at = Instant.ofEpochSecond(event.createdAt());
            return new RequestRow(
                    DateTimeFormatter.ISO_INSTANT.format(at),
                    row.account(),
                    upstream.login().isEmpty() ? row.account() : shown.apply(upstream.login()),
                    upstream.loginRef(),
                    upstream.provider(),
                    event.model(),
                    event.origin().endpoint(),
                    event.origin().key(),
                    event.type() == EventType.ERROR ? 1 : 0,
                    event.outcome().status(),
                    event.timing().durationMs(),
                    tokens.total(),
                    tokens.input(),
                    tokens.output(),
                    tokens.reasoning(),
                    tokens.cacheRead(),
                    event.outcome().requestId(),
                    LOCAL.format(at.atZone(zone)),
                    new LegacyTokens(
                            tokens.total(),
                            tokens.inputSide(),
                            tokens.output(),
                            tokens.reasoning(),
                            tokens.cacheRead()));
        }
    }

    public record LegacyTokens(
            long totalTokens, long inputTokens, long outputTokens, long reasoningTokens, long cachedTokens) {}

    /// `YYYY-MM-DD HH:MM:SS` in the zone, as the dashboard wrote reset times.
    static @Nullable String local(@Nullable String isoTime, ZoneId zone) {
        return isoTime == null
                ? null
                : LOCAL.format(OffsetDateTime.parse(isoTime).atZoneSameInstant(zone));
    }

    /// An ISO time in UTC.
    static @Nullable String utc(@Nullable String isoTime) {
        return isoTime == null
                ? null
                : DateTimeFormatter.ISO_INSTANT.format(
                        OffsetDateTime.parse(isoTime).withOffsetSameInstant(ZoneOffset.UTC));
    }
}
