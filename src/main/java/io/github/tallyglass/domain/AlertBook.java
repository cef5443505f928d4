package io.github.tallyglass.domain;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the user has chosen about alerts.
///
/// @param quietHours null for none
public record AlertBook(
        List<AlertChoice> choices,
        List<Budget> budgets,
        @Nullable QuietHours quietHours) {

    public static final AlertBook FIRST = new AlertBook(List.of(), List.of(), null);

    public AlertBook {
        choices = List.copyOf(choices);
        budgets = List.copyOf(budgets);
    }

    /// What holds for a rule at one place.
    ///
    /// @param accountId 0 where no single account is meant
    /// @param kind null where the rule speaks of accounts
    public AlertChoice choice(AlertRule rule, long accountId, @Nullable GaugeKind kind) {
        return choices.stream()
                .filter(choice -> choice.rule() == rule
                        && (choice.accountId() == 0 || choice.accountId() == accountId)
                        && (choice.kind() == null || choice.kind() == kind))
                .max(Comparator.comparingInt(AlertBook::narrowness))
                .orElseGet(() -> usual(rule));
    }

    /// What holds while the user has chosen nothing.
    public static AlertChoice usual(AlertRule rule) {
        return new AlertChoice(rule, 0, null, rule.onAtFirst(), AlertLimits.USUAL);
    }

    private static int narrowness(AlertChoice choice) {
        return (choice.accountId() == 0 ? 0 : 2) + (choice.kind() == null ? 0 : 1);
    }
}
