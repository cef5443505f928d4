package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.export.AlertDocuments;
import io.github.tallyglass.export.TextTable;
import io.github.tallyglass.text.AlertText;
import io.github.tallyglass.text.Moments;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rules, budgets, quiet hours and what fired, as people read them in a terminal.
final class AlertsText {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int DECIMALS = 2;

    private final AlertText words;
    private final Texts texts;
    private final AccountNames accounts;

    AlertsText(AlertText words, AccountNames accounts) {
        this.words = words;
        this.texts = words.texts();
        this.accounts = accounts;
    }

    /// @param spent in the running period of a budget
    String all(AlertBook book, List<AlertEntry> log, Function<Budget, BigDecimal> spent) {
        return rules(book) + "\n" + budgets(book.budgets(), spent) + "\n" + quiet(book.quietHours()) + "\n\n"
                + fired(log);
    }

    private String rules(AlertBook book) {
        var table = table("rule", "account", "kind", "state", "limits");
        for (var choice : AlertDocuments.holding(book)) {
            var kind = choice.kind();
            table.add(List.of(
                    choice.rule().word(),
                    choice.accountId() == 0 ? all() : accounts.of(choice.accountId()),
                    kind == null ? all() : kind.word(),
                    texts.get(choice.on() ? "cli.alerts.on" : "cli.alerts.off"),
                    limits(choice)));
        }
        return table.text();
    }

    private String all() {
        return texts.get("cli.alerts.all");
    }

    private String limits(AlertChoice choice) {
        var limits = choice.limits();
        return switch (choice.rule()) {
            case REMAINING ->
                limits.percents().stream()
                        .map(percent -> Numbers.percent(BigDecimal.valueOf(percent, DECIMALS), 0))
                        .collect(Collectors.joining(", "));
            case BALANCE_LOW -> balance(limits);
            case SYNC_BROKEN -> after(limits);
            default -> "";
        };
    }

    private String balance(AlertLimits limits) {
        var parts = new ArrayList<String>();
        var amount = limits.amount();
        if (amount != null) {
            parts.add(texts.get("cli.alerts.below", Numbers.money(amount, limits.currency())));
        }
        if (limits.days() != null) {
            parts.add(texts.get("cli.alerts.days", limits.days()));
        }
        return String.join(", ", parts);
    }

    private String after(AlertLimits limits) {
        Duration after = Objects.requireNonNullElse(
                limits.after(),
                Objects.requireNonNull(
                        AlertBook.usual(AlertRule.SYNC_BROKEN).limits().after()));
        return texts.get("cli.alerts.after", new Moments(texts, words.zone(), words.now()).length(after));
    }

    /// @param spent in the running period of a budget
    String budgets(List<Budget> budgets, Function<Budget, BigDecimal> spent) {
        if (budgets.isEmpty()) {
            return texts.get("cli.alerts.no-budgets") + "\n";
        }
        var table = table("budget", "id", "per", "state", "spent", "amount", "filter");
        for (var budget : budgets) {
            table.add(List.of(
                    budget.name(),
                    Long.toString(budget.id()),
                    texts.get("cli.alerts.per." + budget.period().word()),
                    texts.get(budget.on() ? "cli.alerts.on" : "cli.alerts.off"),
                    Numbers.money(spent.apply(budget), budget.currency(), DECIMALS),
                    Numbers.money(budget.amount(), budget.currency(), DECIMALS),
                    filter(budget.filter())));
        }
        return table.text();
    }

    private String filter(UsageFilter filter) {
        return filter.isAll()
                ? all()
                : filter.conditions().entrySet().stream()
                        .map(entry -> entry.getKey().word() + " "
                                + entry.getValue().stream().map(Match::text).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(", "));
    }

    private String quiet(@Nullable QuietHours hours) {
        return hours == null
                ? texts.get("cli.alerts.no-quiet")
                : texts.get(
                        "cli.alerts.quiet", hours.from().toString(), hours.to().toString());
    }

    /// Two lines each: when and what, and beneath it why.
    private String fired(List<AlertEntry> log) {
        if (log.isEmpty()) {
            return texts.get("cli.alerts.nothing") + "\n";
        }
        var text = new StringBuilder();
        for (var entry : log) {
            var at = DAY_AND_TIME.format(entry.at().atZone(words.zone()));
            text.append(at)
                    .append("  ")
                    .append(words.title(entry.alert()))
                    .append('\n')
                    .append(" ".repeat(at.length() + 2))
                    .append(texts.get("cli.alerts.fired", words.why(entry.alert()), words.delivery(entry.delivery())))
                    .append('\n');
        }
        return text.toString();
    }

    private TextTable table(String... columns) {
        return new TextTable(
                columns.length,
                Stream.of(columns)
                        .map(column -> texts.get("cli.alerts.column." + column))
                        .toList());
    }
}
