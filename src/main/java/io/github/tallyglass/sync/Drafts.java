package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.gateway.Dialect;
import io.github.tallyglass.source.gateway.KeyForm;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Tested;

/// What users type about accounts: whether it can be tried at all, and what it means without a gateway's
/// answer.
final class Drafts {

    private Drafts() {}

    /// As it is tried at a gateway: an API key reads as one, a definition is tidy.
    static Result<Draft> supported(Draft draft, Secret secret) {
        if (draft.kind().isSubscription()) {
            // What it is read with, its reader looks at.
            return Result.ok(draft);
        }
        if (secret.value().isBlank()) {
            return Result.err(new Failure.BadInput("secret", "empty"));
        }
        if (draft.kind() == AccountKind.CUSTOM) {
            return CustomAccounts.supported(draft);
        }
        if (draft.kind() == AccountKind.CLIPROXY) {
            return Result.ok(draft);
        }
        if (!draft.definition().isEmpty()) {
            return Result.err(new Failure.BadInput("definition", "custom-only"));
        }
        var key = isKey(draft, secret);
        var known = key
                ? KeyForm.named(draft.dialect()).isPresent()
                : Dialect.named(draft.dialect()).isPresent();
        if (!draft.dialect().isEmpty() && !known) {
            return Result.err(new Failure.BadInput("dialect", "one of " + (key ? KeyForm.names() : Dialect.names())));
        }
        if (draft.unitsPerCurrency() != null && draft.unitsPerCurrency().signum() <= 0) {
            return Result.err(new Failure.BadInput("units-per-currency", "must be above 0"));
        }
        return Result.ok(key ? ofKey(draft) : draft);
    }

    /// Whatever was typed beside it: an API key reads as a key, and one gateway takes nothing else. What
    /// a secret is to a gateway that the user describes, the description says.
    private static boolean isKey(Draft draft, Secret secret) {
        return draft.kind() != AccountKind.CUSTOM
                && (secret.isApiKey() || draft.scope() == Scope.KEY || draft.kind() == AccountKind.EZMODEL);
    }

    /// A key needs no user.
    private static Draft ofKey(Draft draft) {
        return new Draft(
                draft.name(),
                draft.kind(),
                draft.url(),
                "",
                Scope.KEY,
                draft.unitCurrency(),
                draft.unitsPerCurrency(),
                draft.definition(),
                draft.dialect(),
                draft.mode());
    }

    /// What is saved where no gateway was asked, or none answered: what the user typed.
    static Result<Account> untested(Draft draft) {
        return draft.kind() == AccountKind.CUSTOM
                ? CustomAccounts.supported(draft).flatMap(Drafts::asTyped)
                : asTyped(draft);
    }

    private static Result<Account> asTyped(Draft draft) {
        if (draft.kind() == AccountKind.CLIPROXY) {
            return ProxyAccounts.of(draft);
        }
        var address = draft.kind().isSubscription()
                ? Subscriptions.address(draft.kind(), draft.url())
                : GatewayAddress.tidy(draft.url());
        return address.map(url -> new Account(
                        0,
                        draft.name(),
                        Dialect.named(draft.dialect()).map(Dialect::kind).orElse(draft.kind()),
                        draft.dialect(),
                        url,
                        draft.scope(),
                        draft.userId().strip(),
                        unit(QuotaUnit.DEFAULT, draft),
                        false)
                .withMode(draft.mode())
                .withDefinition(draft.definition())
                .withChosen(draft.chosen()));
    }

    /// With what the user says of its unit and its reading.
    static Tested overridden(Tested tested, Draft draft) {
        var account = tested.account();
        return tested.withAccount(account.withUnit(unit(account.unit(), draft)).withMode(draft.mode()));
    }

    /// What the user says goes before what the server says. Units given by the user are marked as such,
    /// which is how later syncs know to leave them.
    private static QuotaUnit unit(QuotaUnit told, Draft draft) {
        var currency = draft.unitCurrency() == null ? told.currency() : draft.unitCurrency();
        var units = draft.unitsPerCurrency();
        var unit = told.withCurrency(currency);
        return units == null ? unit : unit.withUnits(units, SaidBy.USER);
    }
}
