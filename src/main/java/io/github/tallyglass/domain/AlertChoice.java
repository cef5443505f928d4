package io.github.tallyglass.domain;

import org.jspecify.annotations.Nullable;

/// What the user has chosen about a rule: for all, for one account, for one kind, or for one kind of one
/// account. The narrowest choice holds; an account is narrower than a kind.
///
/// @param accountId 0 for all accounts
/// @param kind null for all kinds
/// @param limits [AlertLimits#NONE] never inherits: the whole choice stands for itself
public record AlertChoice(
        AlertRule rule, long accountId, @Nullable GaugeKind kind, boolean on, AlertLimits limits) {

    /// Whether it stands for the same rule, account and kind.
    public boolean sameScope(AlertChoice other) {
        return rule == other.rule && accountId == other.accountId && kind == other.kind;
    }
}
