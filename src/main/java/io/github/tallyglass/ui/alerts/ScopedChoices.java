package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules as they hold for all accounts or for one.
///
/// @param account null for all
record ScopedChoices(AlertBook book, @Nullable Account account) {

    private static final Set<GaugeKind> OF_LOGINS =
            EnumSet.of(GaugeKind.FIVE_HOURS, GaugeKind.SEVEN_DAYS, GaugeKind.MONTH, GaugeKind.OTHER);
    private static final Set<GaugeKind> OF_GATEWAYS = EnumSet.of(GaugeKind.PLAN, GaugeKind.BALANCE);

    /// Kinds that there can be: a gateway has a plan or a balance, a login has windows, and a budget
    /// belongs
    /// to no account.
    Set<GaugeKind> kinds() {
        if (account == null) {
            return EnumSet.allOf(GaugeKind.class);
        }
        return account.kind().isGateway() ? OF_GATEWAYS : OF_LOGINS;
    }

    boolean offers(AlertRule rule) {
        return switch (rule) {
            case STATISTICS_OFF -> account == null || account.kind() == AccountKind.CLIPROXY;
            case SYNC_BROKEN -> true;
            default -> rule.kinds().stream().anyMatch(kinds()::contains);
        };
    }

    AlertChoice choice(AlertRule rule, @Nullable GaugeKind kind) {
        return book.choice(rule, accountId(), kind);
    }

    /// What the user chose at exactly this place.
    boolean isOwn(AlertRule rule, @Nullable GaugeKind kind) {
        return book.choices().stream()
                .anyMatch(each -> each.rule() == rule && each.accountId() == accountId() && each.kind() == kind);
    }

    /// All that was chosen for this account, or for all.
    List<AlertChoice> own() {
        return book.choices().stream()
                .filter(each -> each.accountId() == accountId())
                .toList();
    }

    /// Whether every kind, or none of them, is warned of; null where some are.
    @Nullable
    Boolean all(AlertRule rule) {
        var kinds = rule.kinds().stream().filter(kinds()::contains).toList();
        var on = kinds.stream().filter(kind -> choice(rule, kind).on()).count();
        return on == 0 ? Boolean.FALSE : on == kinds.size() ? Boolean.TRUE : null;
    }

    AlertChoice with(AlertRule rule, @Nullable GaugeKind kind, boolean on) {
        return new AlertChoice(rule, accountId(), kind, on, choice(rule, kind).limits());
    }

    AlertChoice with(AlertRule rule, @Nullable GaugeKind kind, AlertLimits limits) {
        return new AlertChoice(rule, accountId(), kind, choice(rule, kind).on(), limits);
    }

    long accountId() {
        return account == null ? 0 : account.id();
    }
}
