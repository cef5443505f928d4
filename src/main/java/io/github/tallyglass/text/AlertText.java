package io.github.tallyglass.text;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Alerts as the user is told them: in a notification, in the log, in the lists of rules.
///
/// @param now times are told as seen from here
/// @param names what is made of the names of accounts, budgets and logins, say a mask
public record AlertText(Texts texts, ZoneId zone, Instant now, UnaryOperator<String> names) {

    /// What a line of the log has room for, in columns.
    private static final int TITLE = 56;

    /// What notifications show of a title before they cut it: of Xfce's about this.
    private static final int BRIEF = 36;

    private static final int LEAST = 10;
    private static final String BETWEEN = " · ";

    /// A reading that is older is told with its time.
    private static final Duration FRESH = Duration.ofMinutes(10);

    /// With names as they are.
    public AlertText(Texts texts, ZoneId zone, Instant now) {
        this(texts, zone, now, UnaryOperator.identity());
    }

    /// `proxy · a@example.com: 9 % of 5 hours left`. Long names are cut, what there is to say never.
    public String title(Alert alert) {
        return title(alert, TITLE);
    }

    /// The same for a notification, where there is less room.
    public String brief(Alert alert) {
        return title(alert, BRIEF);
    }

    private String title(Alert alert, int width) {
        var says = says(alert);
        return texts.get("alert.title", shortName(alert, says, width), says);
    }

    /// Sentences that go on from the title: until when, at what pace, what to do. The whole name first
    /// where
    /// the title had to cut it.
    public String body(Alert alert) {
        return body(alert, TITLE);
    }

    /// The same below [#brief].
    public String briefBody(Alert alert) {
        return body(alert, BRIEF);
    }

    private String body(Alert alert, int width) {
        var parts = parts();
        var sentences = new ArrayList<>(
                switch (alert.rule()) {
                    case REMAINING -> List.of(parts.until(alert));
                    case EXHAUSTED -> List.of(parts.back(alert));
                    case BACK_AGAIN -> List.of(texts.get("alert.body.left", parts.left(alert)), parts.until(alert));
                    case RUNS_OUT -> List.of(parts.pace(alert), parts.until(alert));
                    case BALANCE_LOW -> List.of(parts.limit(alert), parts.empty(alert));
                    case OVER_BUDGET -> List.of(parts.until(alert));
                    case SYNC_BROKEN -> List.of(texts.advice(alert.unit()).orElse(""));
                    case STATISTICS_OFF ->
                        List.of(
                                texts.get("alert.body.no-statistics"),
                                texts.advice("statistics-off").orElse(""));
                });
        if (Duration.between(alert.observedAt(), now).compareTo(FRESH) > 0) {
            sentences.add(texts.get("alert.body.read", parts.stamp(alert.observedAt())));
        }
        sentences.removeIf(String::isEmpty);
        var text = String.join(texts.isChinese() ? "" : " ", sentences);
        var name = name(alert);
        return shortName(alert, says(alert), width).equals(name)
                ? text
                : (texts.get("alert.body.about", name) + "\n" + text).strip();
    }

    /// One line for the log: `9 % left, threshold 10 %; read 14:02`.
    public String why(Alert alert) {
        var parts = parts();
        var read = parts.stamp(alert.observedAt());
        var key = "alert.why." + alert.rule().word();
        return switch (alert.rule()) {
            case REMAINING -> texts.get(key, parts.left(alert), parts.threshold(alert), read);
            case EXHAUSTED, STATISTICS_OFF -> texts.get(key, read);
            case BACK_AGAIN -> texts.get(key, parts.left(alert), read);
            case RUNS_OUT -> texts.get(key, parts.left(alert), parts.moment(alert.moment()), read);
            case BALANCE_LOW ->
                alert.limit() == null
                        ? texts.get(key + ".days", parts.left(alert), parts.moment(alert.moment()), read)
                        : texts.get(key, parts.left(alert), parts.threshold(alert), read);
            case OVER_BUDGET -> texts.get(key, parts.left(alert), parts.threshold(alert), read);
            case SYNC_BROKEN -> texts.get(key, parts.stamp(alert.moment()), read, alert.unit());
        };
    }

    /// `proxy · a@example.com`.
    public String name(Alert alert) {
        return alert.login().isEmpty()
                ? shown(alert.account())
                : shown(alert.account()) + BETWEEN + shown(alert.login());
    }

    /// `5-hour window`, `Opus (week)`, `Prepaid balances`; the rule's name where an account is meant.
    public String about(Alert alert) {
        var kind = alert.kind();
        return kind == null ? rule(alert.rule()) : parts().window(alert, "alert.window.");
    }

    public String rule(AlertRule rule) {
        return texts.get("alert.rule." + rule.word());
    }

    /// One sentence: what it does.
    public String note(AlertRule rule) {
        return texts.get("alert.rule." + rule.word() + ".note");
    }

    public String kind(GaugeKind kind) {
        return texts.get("alert.kind." + kind.word());
    }

    public String delivery(AlertEntry.Delivery delivery) {
        return texts.get("alert.delivery." + delivery.word());
    }

    private String says(Alert alert) {
        return parts().says(alert);
    }

    private String shortName(Alert alert, String says, int width) {
        var room = Math.max(2 * LEAST, width - DisplayWidth.of(says) - 2);
        if (DisplayWidth.of(name(alert)) <= room) {
            return name(alert);
        }
        if (alert.login().isEmpty()) {
            return DisplayWidth.cut(shown(alert.account()), room);
        }
        var account = DisplayWidth.cut(shown(alert.account()), Math.max(LEAST - 2, room / 3));
        var rest = room - DisplayWidth.of(account) - BETWEEN.length();
        return account + BETWEEN + DisplayWidth.cut(shown(alert.login()), rest);
    }

    private String shown(String name) {
        return DisplayWidth.oneLine(names.apply(name));
    }

    private AlertParts parts() {
        return new AlertParts(texts, zone, now);
    }
}
