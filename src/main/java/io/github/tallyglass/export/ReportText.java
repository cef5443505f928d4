package io.github.tallyglass.export;

import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report as people read it in a terminal: range, groups with shares, totals, averages, what the
/// figures rest on, and what is missing.
public final class ReportText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int MISSING_SHOWN = 10;

    private final Texts texts;

    public ReportText(Texts texts) {
        this.texts = texts;
    }

    /// The whole text, for a terminal of a hundred columns, with a line end at its end.
    ///
    /// @param by what the report's groups are; null for totals alone
    public String of(Report report, @Nullable GroupBy by) {
        return of(report, by == null ? List.of() : List.of(by), false);
    }

    /// @param by what the report's groups are, and what the groups within them are
    /// @param wide all columns side by side in one table
    public String of(Report report, List<GroupBy> by, boolean wide) {
        var tables = new ReportTables(texts, report, by);
        return head(report) + "\n\n" + tables.text(wide) + hourly(report, tables) + "\n" + notes(report)
                + completeness(report);
    }

    /// A table of its own: sums of hours are not added to sums of rows.
    private String hourly(Report report, ReportTables tables) {
        return report.hourly().isEmpty() ? "" : "\n" + texts.get("report.hourly") + "\n\n" + tables.hourly();
    }

    private String head(Report report) {
        return texts.get(
                "report.head",
                time(report, report.from()),
                time(report, report.range().to()),
                report.range().zone().getId());
    }

    /// What the figures rest on, where that is not the plain case.
    private String notes(Report report) {
        var totals = report.totals();
        var currencies = ReportCurrencies.of(totals);
        var notes = new StringBuilder();
        if (totals.planQuota() != 0) {
            notes.append(texts.get(
                            "report.paid-by-plan",
                            ReportCurrencies.money(totals.planCostIn(currencies.first())),
                            Numbers.exact(totals.planQuota())))
                    .append('\n');
        }
        if (totals.estimated()) {
            notes.append(texts.get(
                            totals.hasQuota() ? "report.estimated-in-part" : "report.estimated",
                            ReportCurrencies.money(totals.estimatedCostIn(currencies.first()))))
                    .append('\n');
        }
        if (totals.unpriced() > 0) {
            notes.append(texts.get("report.unpriced", totals.unpriced())).append('\n');
        }
        if (totals.assumed()) {
            notes.append(texts.get("report.assumed-units")).append('\n');
        }
        if (totals.ownRate()) {
            notes.append(texts.get("report.own-rate")).append('\n');
        } else if (!currencies.converted() && !totals.cost().isEmpty()) {
            notes.append(texts.get("report.no-rate")).append('\n');
        }
        if (totals.requests() > 0 && totals.successRate().isEmpty()) {
            notes.append(texts.get("report.success-unknown")).append('\n');
        }
        return notes.toString();
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
