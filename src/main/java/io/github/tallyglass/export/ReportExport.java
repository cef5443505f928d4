package io.github.tallyglass.export;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A grouped report as a CSV file, one line a group, in the report's order, one column a currency. There is
/// no line of totals: a spreadsheet that sums the column would count it twice. Estimates are in the cost,
/// and once more in columns of their own behind all others; there are none where everything was charged.
public final class ReportExport {

    private static final List<String> COUNTS = List.of(
            "requests",
            "ok",
            "failed",
            "attempts",
            "quota",
            "gross_quota",
            "refund_quota",
            "input_tokens",
            "cache_read_tokens",
            "cache_write_tokens",
            "output_tokens",
            "reasoning_tokens",
            "total_tokens");

    private ReportExport() {}

    /// Writes beside the target and moves over it at the end, as [RowExport] does.
    ///
    /// @param by names the first column
    /// @return the number of groups
    public static Result<Long> toFile(Path target, Report report, GroupBy by, boolean bom) {
        return new SafeFile(target).write(writer -> {
            write(writer, report, by, bom);
            return Result.ok((long) report.groups().size());
        });
    }

    static void write(Writer writer, Report report, GroupBy by, boolean bom) throws IOException {
        if (bom) {
            writer.append(CsvDialect.BYTE_ORDER_MARK);
        }
        var costs = new TreeSet<>(report.totals().cost().keySet());
        var converted = new TreeSet<>(report.totals().converted().keySet());
        var csv = CsvDialect.writer(writer);
        var header = new ArrayList<String>();
        header.add(by.word());
        header.add("share");
        costs.forEach(currency -> header.add("cost_" + currency.toLowerCase(Locale.ROOT)));
        converted.forEach(currency -> header.add("converted_" + currency.toLowerCase(Locale.ROOT)));
        header.addAll(COUNTS);
        var estimated = new TreeSet<>(report.totals().estimatedCost().keySet());
        estimated.forEach(currency -> header.add("estimated_cost_" + currency.toLowerCase(Locale.ROOT)));
        var uncharged = !estimated.isEmpty() || report.totals().unpriced() > 0;
        if (uncharged) {
            header.add("unpriced");
        }
        csv.writeRecord(header);
        for (var group : report.groups()) {
            var cells = new ArrayList<String>();
            cells.add(SpreadsheetText.harmless(group.name()));
            cells.add(group.share().toPlainString());
            amounts(costs, group.figures().cost(), cells);
            amounts(converted, group.figures().converted(), cells);
            var charged = group.figures().hasQuota();
            var counts = counts(group.figures());
            for (var i = 0; i < counts.size(); i++) {
                cells.add(!charged && COUNTS.get(i).endsWith("quota") ? "" : Long.toString(counts.get(i)));
            }
            amounts(estimated, group.figures().estimatedCost(), cells);
            if (uncharged) {
                cells.add(Long.toString(group.figures().unpriced()));
            }
            csv.writeRecord(cells);
        }
    }

    private static void amounts(Set<String> currencies, Map<String, BigDecimal> amounts, List<String> cells) {
        var nothing = BigDecimal.ZERO.setScale(QuotaUnit.SCALE);
        currencies.forEach(
                currency -> cells.add(amounts.getOrDefault(currency, nothing).toPlainString()));
    }

    private static List<Long> counts(Figures figures) {
        var tokens = figures.tokens();
        return List.of(
                figures.requests(),
                figures.ok(),
                figures.failed(),
                figures.attempts(),
                figures.quota(),
                figures.grossQuota(),
                figures.refundQuota(),
                tokens.input(),
                tokens.cacheRead(),
                tokens.cacheWrite(),
                tokens.output(),
                tokens.reasoning(),
                tokens.total());
    }
}
