package io.github.tallyglass.serve;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.export.QuotaDocuments.AccountQuota;
import io.github.tallyglass.export.QuotaDocuments.Quota;
import io.github.tallyglass.export.QuotaDocuments.Window;
import io.github.tallyglass.export.ScriptDocuments;
import io.github.tallyglass.export.ScriptDocuments.ScriptReport;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page that a browser of this machine sees: the range's sums, what is left, models, logins, hours,
/// and the newest requests. Plain HTML, drawn anew with each request; it asks for itself again after half
/// a minute.
final class StatusPage {

    /// Rows of the last table.
    static final int ROWS = 120;

    private static final int HOURS = 168;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter RESET = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final BigDecimal LOW = BigDecimal.TEN;
    private static final BigDecimal SCARCE = new BigDecimal(30);

    private final Texts texts;

    StatusPage(Texts texts) {
        this.texts = texts;
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
                .append(left(content))
                .append("<div class=\"pair\">\n")
                .append(models(content))
                .append(logins(content))
                .append("</div>\n")
                .append(hours(content))
                .append(requests(content))
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

    private String left(Content content) {
        var table = new HtmlTable(
                texts.get("serve.left"),
                List.of(
                        texts.get("serve.account"),
                        texts.get("serve.window"),
                        texts.get("serve.remaining"),
                        texts.get("serve.resets"),
                        texts.get("serve.state")),
                2);
        for (var account : content.quota().accounts()) {
            for (var window : account.windows()) {
                table.row(List.of(
                        escaped(name(account)),
                        escaped(windowName(window)),
                        bar(window.remainingPercent()),
                        escaped(time(window.resetsAt(), content.zone())),
                        escaped(texts.get("serve.state." + window.state()))));
            }
        }
        return table.html(texts.get("serve.no-windows"));
    }

    private static String name(AccountQuota account) {
        var login = account.login();
        return login == null || login.isEmpty() ? account.account() : account.provider() + " · " + login;
    }

    private String windowName(Window window) {
        var kind = window.kind();
        var name = kind.startsWith("other:")
                ? Numbers.duration(java.time.Duration.ofSeconds(Long.parseLong(kind.substring(6))))
                : texts.get("serve.window." + kind);
        return window.label().isEmpty() ? name : window.label() + " · " + name;
    }

    private static String bar(@Nullable BigDecimal remaining) {
        if (remaining == null) {
            return Numbers.UNKNOWN;
        }
        var colour = remaining.compareTo(LOW) <= 0 ? "low" : remaining.compareTo(SCARCE) <= 0 ? "scarce" : "fine";
        var percent = remaining.stripTrailingZeros().toPlainString();
        return "<span class=\"bar " + colour + "\"><meter min=\"0\" max=\"100\" value=\"" + percent
                + "\"></meter></span> " + percent + " %";
    }

    private String models(Content content) {
        var table = new HtmlTable(
                texts.get("serve.models"),
                List.of(
                        texts.get("serve.model"),
                        texts.get("serve.requests"),
                        texts.get("serve.tokens"),
                        texts.get("serve.failed")),
                1);
        content.sums()
                .models()
                .forEach(model -> table.row(List.of(
                        escaped(model.model()),
                        Numbers.exact(model.requests()),
                        Numbers.exact(model.totalTokens()),
                        Numbers.exact(model.failed()))));
        return table.html(texts.get("serve.nothing"));
    }

    private String logins(Content content) {
        var table = new HtmlTable(
                texts.get("serve.accounts"),
                List.of(
                        texts.get("serve.account"),
                        texts.get("serve.requests"),
                        texts.get("serve.tokens"),
                        texts.get("serve.input"),
                        texts.get("serve.output"),
                        texts.get("serve.reasoning"),
                        texts.get("serve.failed")),
                1);
        content.sums()
                .accounts()
                .forEach(account -> table.row(List.of(
                        escaped(account.account()),
                        Numbers.exact(account.tally().requests()),
                        Numbers.exact(account.tally().totalTokens()),
                        Numbers.exact(account.tally().inputTokens()),
                        Numbers.exact(account.tally().outputTokens()),
                        Numbers.exact(account.tally().reasoningTokens()),
                        Numbers.exact(account.tally().failed()))));
        return table.html(texts.get("serve.nothing"));
    }

    private String hours(Content content) {
        var all = content.sums().hours();
        var hours = all.subList(Math.max(0, all.size() - HOURS), all.size());
        var most = hours.stream()
                .mapToLong(ScriptDocuments.HourTally::totalTokens)
                .max()
                .orElse(0);
        var table = new HtmlTable(
                texts.get("serve.hours"),
                List.of(
                        texts.get("serve.hour"),
                        "",
                        texts.get("serve.tokens"),
                        texts.get("serve.requests"),
                        texts.get("serve.failed")),
                2);
        hours.reversed()
                .forEach(hour -> table.row(List.of(
                        escaped(hour.hour()),
                        "<meter class=\"hour\" min=\"0\" max=\"" + Math.max(1, most) + "\" value=\""
                                + hour.totalTokens() + "\"></meter>",
                        Numbers.exact(hour.totalTokens()),
                        Numbers.exact(hour.requests()),
                        Numbers.exact(hour.failed()))));
        return table.html(texts.get("serve.nothing"));
    }

    private String requests(Content content) {
        var table = new HtmlTable(
                texts.get("serve.newest"),
                List.of(
                        texts.get("serve.time"),
                        texts.get("serve.account"),
                        texts.get("serve.model"),
                        texts.get("serve.key"),
                        texts.get("serve.tokens"),
                        texts.get("serve.input"),
                        texts.get("serve.output"),
                        texts.get("serve.cached"),
                        texts.get("serve.latency"),
                        texts.get("serve.status")),
                4);
        for (var row : content.rows()) {
            var event = row.event();
            var login = event.origin().upstream().login();
            var status = event.outcome().status();
            table.row(List.of(
                    TIME.format(Instant.ofEpochSecond(event.createdAt()).atZone(content.zone())),
                    escaped(login.isEmpty() ? row.account() : content.logins().apply(login)),
                    escaped(event.model()),
                    escaped(event.origin().key()),
                    Numbers.exact(event.tokens().total()),
                    Numbers.exact(event.tokens().input()),
                    Numbers.exact(event.tokens().output()),
                    Numbers.exact(event.tokens().cacheRead()),
                    escaped(Numbers.latency(event.timing().durationMs())),
                    event.type() == EventType.ERROR
                            ? "<span class=\"bad\">" + (status == null ? "!" : status) + "</span>"
                            : status == null ? "" : status.toString()));
        }
        return table.html(texts.get("serve.nothing"));
    }

    private static String time(@Nullable String iso, ZoneId zone) {
        return iso == null
                ? Numbers.UNKNOWN
                : RESET.format(OffsetDateTime.parse(iso).atZoneSameInstant(zone));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
