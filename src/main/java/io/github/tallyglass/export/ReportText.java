package io.github.tallyglass.export;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A report as people read it in a terminal: range, groups with shares, totals, averages, and what is
/// missing.
public final class ReportText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int MISSING_SHOWN = 10;
    private static final int COST_DECIMALS = 4;

    private final Texts texts;

    public ReportText(Texts texts) {
        this.texts = texts;
    }

    /// The whole text, with a line end at its end.
    ///
    /// @param by what the report's groups are; null for totals alone
    public String of(Report report, @Nullable GroupBy by) {
        var table = new TextTable(1, header(by));
        report.groups()
                .forEach(group -> table.add(line(
                        group.name().isEmpty() ? texts.get("report.no-name") : group.name(),
                        group.figures(),
                        Numbers.percent(group.share(), 1))));
        table.add(line(
                texts.get("report.total"),
                report.totals(),
                report.groups().isEmpty() ? "" : "100.0" + Numbers.SPACE + "%"));
        return head(report) + "\n\n" + table.text() + hourly(report, by) + "\n" + completeness(report);
    }

    /// A table of its own: sums of hours are not added to sums of rows.
    private String hourly(Report report, @Nullable GroupBy by) {
        var hourly = report.hourly();
        if (hourly.isEmpty()) {
            return "";
        }
        var table = new TextTable(
                1,
                List.of(
                        by == null ? "" : texts.get("report.by." + by.word()),
                        texts.get("report.column.cost"),
                        texts.get("report.column.converted"),
                        texts.get("report.column.requests")));
        hourly.groups()
                .forEach(group -> table.add(
                        brief(group.name().isEmpty() ? texts.get("report.no-name") : group.name(), group.figures())));
        table.add(brief(texts.get("report.total"), hourly.totals()));
        return "\n" + texts.get("report.hourly") + "\n\n" + table.text();
    }

    private static List<String> brief(String name, Figures figures) {
        return List.of(name, money(figures.cost()), money(figures.converted()), Numbers.exact(figures.requests()));
    }

    private String head(Report report) {
        return texts.get(
                "report.head",
                time(report, report.from()),
                time(report, report.range().to()),
                report.range().zone().getId());
    }

    private List<String> header(@Nullable GroupBy by) {
        var names = new ArrayList<String>();
        names.add(by == null ? "" : texts.get("report.by." + by.word()));
        for (var column : List.of(
                "cost",
                "converted",
                "share",
                "requests",
                "failed",
                "input",
                "cache-read",
                "cache-write",
                "output",
                "tokens",
                "cost-each",
                "tokens-each")) {
            names.add(texts.get("report.column." + column));
        }
        return names;
    }

    private List<String> line(String name, Figures figures, String share) {
        var tokens = figures.tokens();
        var requests = figures.requests();
        return List.of(
                name,
                money(figures.cost()),
                money(figures.converted()),
                share,
                Numbers.exact(requests),
                Numbers.exact(figures.failed()),
                Numbers.brief(tokens.input()),
                Numbers.brief(tokens.cacheRead()),
                Numbers.brief(tokens.cacheWrite()),
                Numbers.brief(tokens.output()),
                Numbers.brief(tokens.total()),
                money(each(figures.cost(), requests)),
                requests == 0 ? Numbers.UNKNOWN : Numbers.brief(tokens.total() / requests));
    }

    private static Map<String, BigDecimal> each(Map<String, BigDecimal> cost, long requests) {
        return requests == 0
                ? Map.of()
                : cost.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue()
                                        .divide(BigDecimal.valueOf(requests), 6, RoundingMode.HALF_UP)));
    }

    private static String money(Map<String, BigDecimal> amounts) {
        return amounts.isEmpty()
                ? Numbers.UNKNOWN
                : amounts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> Numbers.money(entry.getValue(), entry.getKey(), COST_DECIMALS))
                        .collect(Collectors.joining(" + "));
    }

    private String completeness(Report report) {
        if (report.missing().isEmpty()) {
            return texts.get(report.complete() ? "report.complete" : "report.incomplete") + "\n";
        }
        var text =
                new StringBuilder(texts.get("report.missing", report.missing().size())).append('\n');
        report.missing().stream()
                .limit(MISSING_SHOWN)
                .forEach(gap -> text.append("  ")
                        .append(texts.get(
                                "report.gap",
                                gap.account(),
                                time(report, gap.from()),
                                time(report, gap.to()),
                                texts.missing(gap.why())))
                        .append('\n'));
        if (report.missing().size() > MISSING_SHOWN) {
            text.append("  ")
                    .append(texts.get("report.more-gaps", report.missing().size() - MISSING_SHOWN))
                    .append('\n');
        }
        return text.toString();
    }

    private static String time(Report report, Instant instant) {
        return MINUTE.format(instant.atZone(report.range().zone()));
    }
}
