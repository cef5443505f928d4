package io.github.tallyglass.export;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.text.AlertText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What `alerts --json` prints, as records whose components are its names (in snake case). Amounts and
/// shares are exact decimals as strings, times have the offset of the zone.
public final class AlertDocuments {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private AlertDocuments() {}

    /// @param rules every rule as it holds in general, then what was chosen for accounts and kinds
    /// @param quietHours null for none
    /// @param fired the newest first
    public record Alerts(
            List<Rule> rules,
            List<BudgetDocument> budgets,
            @Nullable Hours quietHours,
            List<Fired> fired) {

        /// @param accounts names by number
        /// @param spent in the running period of a budget, in its currency
        /// @param words names are masked as these have it
        public static Alerts of(
                AlertBook book,
                List<AlertEntry> log,
                LongFunction<String> accounts,
                Function<Budget, BigDecimal> spent,
                AlertText words) {
            return new Alerts(
                    AlertDocuments.holding(book).stream()
                            .map(choice -> Rule.of(choice, book, accounts))
                            .toList(),
                    AlertDocuments.budgets(book.budgets(), spent),
                    Hours.of(book.quietHours()),
                    log.stream().map(entry -> Fired.of(entry, words)).toList());
        }
    }

    /// @param spent in the running period of a budget, in its currency
    public static List<BudgetDocument> budgets(List<Budget> budgets, Function<Budget, BigDecimal> spent) {
        return budgets.stream()
                .map(budget -> BudgetDocument.of(budget, spent.apply(budget)))
                .toList();
    }

    /// What holds: each rule in general, followed by narrower choices.
    public static List<AlertChoice> holding(AlertBook book) {
        var rules = new ArrayList<AlertChoice>();
        for (var rule : AlertRule.values()) {
            rules.add(book.choice(rule, 0, null));
            book.choices().stream()
                    .filter(choice -> choice.rule() == rule && (choice.accountId() != 0 || choice.kind() != null))
                    .forEach(rules::add);
        }
        return rules;
    }

    /// @param account null for all
    /// @param kind null for all
    /// @param chosen whether the user said so; false for what holds without a word
    /// @param at thresholds in percent left, highest first; null where the rule has none
    /// @param belowAmount null where the rule has none or there is no such limit; so are the next ones
    public record Rule(
            String rule,
            @Nullable String account,
            @Nullable String kind,
            boolean on,
            boolean chosen,
            @Nullable List<Integer> at,
            @Nullable String belowAmount,
            @Nullable String belowCurrency,
            @Nullable Integer days,
            @Nullable Long afterSeconds) {

        static Rule of(AlertChoice choice, AlertBook book, LongFunction<String> accounts) {
            var limits = choice.limits();
            var balance = choice.rule() == AlertRule.BALANCE_LOW;
            var amount = balance ? limits.amount() : null;
            var after = choice.rule() == AlertRule.SYNC_BROKEN ? limits.after() : null;
            var kind = choice.kind();
            return new Rule(
                    choice.rule().word(),
                    choice.accountId() == 0 ? null : accounts.apply(choice.accountId()),
                    kind == null ? null : kind.word(),
                    choice.on(),
                    book.choices().contains(choice),
                    choice.rule() == AlertRule.REMAINING ? limits.percents() : null,
                    plain(amount),
                    amount == null ? null : limits.currency(),
                    balance ? limits.days() : null,
                    after == null ? null : after.toSeconds());
        }
    }

    /// @param filter conditions by dimension, as they are written
    public record BudgetDocument(
            long id,
            String name,
            String per,
            String amount,
            String currency,
            boolean on,
            Map<String, List<String>> filter,
            String spent) {

        static BudgetDocument of(Budget budget, BigDecimal spent) {
            return new BudgetDocument(
                    budget.id(),
                    budget.name(),
                    budget.period().word(),
                    budget.amount().toPlainString(),
                    budget.currency(),
                    budget.on(),
                    conditions(budget.filter()),
                    spent.toPlainString());
        }
    }

    private static Map<String, List<String>> conditions(UsageFilter filter) {
        var conditions = new LinkedHashMap<String, List<String>>();
        filter.conditions()
                .forEach((dimension, matches) -> conditions.put(
                        dimension.word(), matches.stream().map(Match::text).toList()));
        return conditions;
    }

    /// Times of the day, in the zone of the settings.
    public record Hours(String from, String to) {

        static @Nullable Hours of(@Nullable QuietHours hours) {
            return hours == null
                    ? null
                    : new Hours(hours.from().format(TIME), hours.to().format(TIME));
        }
    }

    /// @param kind null for rules that speak of accounts
    /// @param login null where there is none
    /// @param value what is left, or was spent; null where the rule speaks of no amount
    /// @param limit the threshold that it passed
    /// @param unit `%`, a currency, or the code of a failure
    /// @param moment when it runs out, or since when it is so
    /// @param until reset, or end of the period
    /// @param delivery `pending` `shown` `quiet` `over` `unshown`
    /// @param title what was said, in the language of the command
    public record Fired(
            long id,
            String at,
            String rule,
            @Nullable String kind,
            String account,
            @Nullable String login,
            String label,
            @Nullable String value,
            @Nullable String limit,
            @Nullable String unit,
            @Nullable String moment,
            @Nullable String until,
            String observedAt,
            String delivery,
            boolean seen,
            String title,
            String why) {

        static Fired of(AlertEntry entry, AlertText words) {
            Alert alert = entry.alert();
            var zone = words.zone();
            var kind = alert.kind();
            return new Fired(
                    entry.id(),
                    IsoTime.of(entry.at(), zone),
                    alert.rule().word(),
                    kind == null ? null : kind.word(),
                    words.names().apply(alert.account()),
                    alert.login().isEmpty() ? null : words.names().apply(alert.login()),
                    alert.label(),
                    plain(alert.value()),
                    plain(alert.limit()),
                    alert.unit().isEmpty() ? null : alert.unit(),
                    time(alert.moment(), zone),
                    time(alert.until(), zone),
                    IsoTime.of(alert.observedAt(), zone),
                    entry.delivery().word(),
                    entry.seen(),
                    words.title(alert),
                    words.why(alert));
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : IsoTime.of(at, zone);
    }
}
