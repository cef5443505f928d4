package io.github.tallyglass.serve;

import io.github.tallyglass.export.QuotaDocuments.Quota;
import io.github.tallyglass.export.ScriptDocuments;
import io.github.tallyglass.export.ScriptDocuments.ScriptReport;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The page that a browser of this machine sees: the range's sums, what is left, models, logins, hours,
/// and the newest requests. Plain HTML, drawn anew with each request; it asks for itself again after half
/// a minute.
final class StatusPage {

    /// Rows of the last table.
    static final int ROWS = 120;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    private final Texts texts;
    private final PageTables tables;

    StatusPage(Texts texts) {
        this.texts = texts;
        tables = new PageTables(texts);
    }

    /// Everything that the page shows.
    ///
    /// @param range its word
    /// @param rows newest first
    /// @param logins how a login's name is shown
    record Content(
            String range,
            Instant now,
            ZoneId zone,
            Report report,
            ScriptReport sums,
            Quota quota,
            List<UsageRow> rows,
            UnaryOperator<String> logins) {}

    String of(Content content) {
        return new StringBuilder()
                .append("<!doctype html>\n<html lang=\"")
                .append(texts.isChinese() ? "zh-CN" : "en")
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"refresh\" content=\"30\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Tallyglass</title>\n")
                .append("<style>\n")
                .append(PageStyle.CSS)
                .append("</style>\n</head>\n<body>\n")
                .append(header(content))
                .append("<main>\n")
                .append(totals(content))
                .append(tables.left(content))
                .append("<div class=\"pair\">\n")
                .append(tables.models(content))
                .append(tables.logins(content))
                .append("</div>\n")
                .append(tables.hours(content))
                .append(tables.requests(content))
                .append("</main>\n</body>\n</html>\n")
                .toString();
    }

    private String header(Content content) {
        var ranges = ScriptDocuments.RANGES.stream()
                .map(word -> word.equals(content.range())
                        ? "<b aria-current=\"page\">" + rangeName(word) + "</b>"
                        : "<a href=\"/?range=" + word + "\">" + rangeName(word) + "</a>")
                .collect(Collectors.joining(" "));
        var updated = TIME.format(content.now().atZone(content.zone()));
        return "<header><h1>Tallyglass</h1><nav>" + ranges + "</nav><span class=\"note\">"
                + escaped(texts.get("serve.updated", updated, content.zone().getId())) + "</span></header>\n";
    }

    private String rangeName(String word) {
        return escaped(texts.get("serve.range." + word));
    }

    private String totals(Content content) {
        var figures = content.report().totals();
        var cost = figures.cost().entrySet().stream()
                .map(each -> Numbers.money(each.getValue(), each.getKey()))
                .collect(Collectors.joining(" + "));
        var complete = content.report().complete() ? "" : note("serve.incomplete");
        return "<section class=\"tiles\">"
                + tile(
                        "serve.requests",
                        Numbers.exact(figures.requests()),
                        texts.get("serve.failed-of", Numbers.exact(figures.failed())))
                + tile("serve.tokens", Numbers.exact(figures.tokens().total()), "")
                + tile(
                        "serve.input",
                        Numbers.exact(figures.tokens().input()),
                        texts.get(
                                "serve.cached-of",
                                Numbers.exact(figures.tokens().cacheRead())))
                + tile(
                        "serve.output",
                        Numbers.exact(figures.tokens().output()),
                        texts.get(
                                "serve.reasoning-of",
                                Numbers.exact(figures.tokens().reasoning())))
                + tile("serve.cost", cost.isEmpty() ? Numbers.UNKNOWN : cost, "")
                + "</section>" + complete + "\n";
    }

    private String tile(String key, String value, String below) {
        return "<div><h2>" + escaped(texts.get(key)) + "</h2><p class=\"value\">" + escaped(value)
                + "</p><p class=\"note\">" + escaped(below) + "</p></div>";
    }

    private String note(String key) {
        return "<p class=\"note\">" + escaped(texts.get(key)) + "</p>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
