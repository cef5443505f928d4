package io.github.tallyglass.export;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The figures of a report as tables: money and requests in one, tokens and averages in another, so that
/// a terminal of a hundred columns holds them; or everything side by side.
final class ReportTables {

    /// What most terminals show without wrapping.
    static final int TERMINAL = 100;

    /// One line of a table: a group, a group within it, or the totals.
    ///
    /// @param share of the cost; `""` where there is nothing to share with
    private record Line(String name, Figures figures, String share, String requestsShare) {}

    /// @param word last part of the heading's key
    private record Column(String word, Function<Line, String> cell) {}

    private final Texts texts;
    private final Report report;
    private final List<GroupBy> by;
    private final ReportCurrencies currencies;

    ReportTables(Texts texts, Report report, List<GroupBy> by) {
        this.texts = texts;
        this.report = report;
        this.by = by;
        this.currencies = ReportCurrencies.of(report.totals());
    }

    String text(boolean wide) {
        var money = money();
        var tokens = tokens();
        if (wide) {
            var all = new ArrayList<>(money);
            all.addAll(tokens);
            return table(all, lines()).text();
        }
        var lines = lines();
        return table(money, lines).text(TERMINAL) + "\n" + table(tokens, lines).text(TERMINAL);
    }

    /// What only hourly sums tell: cost and requests.
    String hourly() {
        var hourly = report.hourly();
        var paid = ReportCurrencies.of(hourly.totals());
        var columns = new ArrayList<Column>();
        columns.add(new Column(paid.mixed() ? "usd" : "cost", line -> paid.first(line.figures())));
        if (paid.converted()) {
            columns.add(new Column(paid.mixed() ? "cny" : "converted", line -> paid.second(line.figures())));
        }
        columns.add(new Column("requests", line -> Numbers.exact(line.figures().requests())));
        var lines = new ArrayList<Line>();
        hourly.groups().forEach(group -> lines.add(line("", group, hourly.totals())));
        lines.add(new Line(texts.get("report.total"), hourly.totals(), "", ""));
        return table(columns, lines).text(TERMINAL);
    }

    private List<Column> money() {
        var columns = new ArrayList<Column>();
        columns.add(new Column(currencies.mixed() ? "usd" : "cost", line -> currencies.first(line.figures())));
        if (currencies.converted()) {
            columns.add(
                    new Column(currencies.mixed() ? "cny" : "converted", line -> currencies.second(line.figures())));
        }
        columns.addAll(List.of(
                new Column("share", Line::share),
                new Column("requests", line -> Numbers.exact(line.figures().requests())),
                new Column("share", Line::requestsShare),
                new Column("ok", line -> Numbers.exact(line.figures().ok())),
                new Column("failed", line -> Numbers.exact(line.figures().failed())),
                new Column("success", line -> success(line.figures()))));
        return columns;
    }

    private List<Column> tokens() {
        return List.of(
                new Column(
                        "input", line -> Numbers.brief(line.figures().tokens().input())),
                new Column(
                        "cache-read",
                        line -> Numbers.brief(line.figures().tokens().cacheRead())),
                new Column(
                        "cache-write",
                        line -> Numbers.brief(line.figures().tokens().cacheWrite())),
                new Column(
                        "output", line -> Numbers.brief(line.figures().tokens().output())),
                new Column(
                        "tokens", line -> Numbers.brief(line.figures().tokens().total())),
                new Column("cost-each", line -> currencies.each(line.figures())),
                new Column("tokens-each", line -> tokensEach(line.figures())),
                new Column(
                        "time-each",
                        line -> Numbers.latency(
                                line.figures().averageDurationMs().orElse(null))));
    }

    private static String success(Figures figures) {
        return figures.successRate().map(rate -> Numbers.percent(rate, 1)).orElse(Numbers.UNKNOWN);
    }

    private static String tokensEach(Figures figures) {
        var each = Averages.tokens(figures);
        return each == null ? Numbers.UNKNOWN : Numbers.brief(each);
    }

    private TextTable table(List<Column> columns, List<Line> lines) {
        var header = new ArrayList<String>();
        header.add(by.isEmpty() ? "" : texts.get("report.by." + by.getFirst().word()));
        columns.forEach(column -> header.add(texts.get("report.column." + column.word())));
        var table = new TextTable(1, header);
        for (var line : lines) {
            var cells = new ArrayList<String>();
            cells.add(line.name());
            columns.forEach(column -> cells.add(column.cell().apply(line)));
            table.add(cells);
        }
        return table;
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var group : report.groups()) {
            lines.add(line("", group, report.totals()));
            group.groups().forEach(part -> lines.add(line("  ", part, group.figures())));
        }
        var whole = report.groups().isEmpty() ? "" : Numbers.percent(BigDecimal.ONE, 1);
        lines.add(new Line(texts.get("report.total"), report.totals(), whole, whole));
        return lines;
    }

    private Line line(String indent, Report.Group group, Figures whole) {
        var name = group.name().isEmpty() ? texts.get("report.no-name") : group.name();
        return new Line(
                indent + name,
                group.figures(),
                Numbers.percent(group.share(), 1),
                Numbers.percent(group.requestsShare(whole), 1));
    }
}
