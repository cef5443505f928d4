package io.github.tallyglass.serve;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.export.QuotaDocuments.AccountQuota;
import io.github.tallyglass.export.QuotaDocuments.Window;
import io.github.tallyglass.export.ScriptDocuments;
import io.github.tallyglass.serve.StatusPage.Content;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The page's tables.
final class PageTables {

    private static final int HOURS = 168;
    private static final DateTimeFormatter RESET = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final BigDecimal LOW = BigDecimal.TEN;
    private static final BigDecimal SCARCE = new BigDecimal(30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    private final Texts texts;

    PageTables(Texts texts) {
        this.texts = texts;
    }

    String left(Content content) {
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
                        StatusPage.escaped(name(account)),
                        StatusPage.escaped(windowName(window)),
                        bar(window.remainingPercent()),
                        StatusPage.escaped(time(window.resetsAt(), content.zone())),
                        StatusPage.escaped(texts.get("serve.state." + window.state()))));
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
                ? Numbers.duration(Duration.ofSeconds(Long.parseLong(kind.substring(6))))
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

    String models(Content content) {
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
                        StatusPage.escaped(model.model()),
                        Numbers.exact(model.requests()),
                        Numbers.exact(model.totalTokens()),
                        Numbers.exact(model.failed()))));
        return table.html(texts.get("serve.nothing"));
    }

    String logins(Content content) {
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
                        StatusPage.escaped(account.account()),
                        Numbers.exact(account.tally().requests()),
                        Numbers.exact(account.tally().totalTokens()),
                        Numbers.exact(account.tally().inputTokens()),
                        Numbers.exact(account.tally().outputTokens()),
                        Numbers.exact(account.tally().reasoningTokens()),
                        Numbers.exact(account.tally().failed()))));
        return table.html(texts.get("serve.nothing"));
    }

    String hours(Content content) {
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
                        StatusPage.escaped(hour.hour()),
                        "<meter class=\"hour\" min=\"0\" max=\"" + Math.max(1, most) + "\" value=\""
                                + hour.totalTokens() + "\"></meter>",
                        Numbers.exact(hour.totalTokens()),
                        Numbers.exact(hour.requests()),
                        Numbers.exact(hour.failed()))));
        return table.html(texts.get("serve.nothing"));
    }

    String requests(Content content) {
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
                    StatusPage.escaped(
                            login.isEmpty() ? row.account() : content.logins().apply(login)),
                    StatusPage.escaped(event.model()),
                    StatusPage.escaped(event.origin().key()),
                    Numbers.exact(event.tokens().total()),
                    Numbers.exact(event.tokens().input()),
                    Numbers.exact(event.tokens().output()),
                    Numbers.exact(event.tokens().cacheRead()),
                    StatusPage.escaped(Numbers.latency(event.timing().durationMs())),
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
}
