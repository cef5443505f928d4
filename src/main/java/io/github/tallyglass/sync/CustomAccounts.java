package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.source.gateway.CustomProbe;
import io.github.tallyglass.sync.AccountService.AbsentField;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Sample;
import io.github.tallyglass.sync.AccountService.Tested;
import java.util.List;

/// Accounts of gateways that a definition describes: any token may open them, and what it reads is
/// whatever the definition asks for.
final class CustomAccounts {

    private static final GatewayDefinitions DEFINITIONS = new GatewayDefinitions();

    private CustomAccounts() {}

    /// With the definition as it is kept, and its currency where the user names none. An account of
    /// such a gateway is one's own unless it was said to be everybody's: what an `sk-` key opens at
    /// other gateways says nothing here.
    static Result<Draft> supported(Draft draft) {
        if (draft.unitsPerCurrency() != null && draft.unitsPerCurrency().signum() <= 0) {
            return Result.err(new Failure.BadInput("units-per-currency", "must be above 0"));
        }
        return DEFINITIONS
                .tidy(draft.definition())
                .map(tidy -> new Draft(
                        draft.name(),
                        draft.kind(),
                        draft.url(),
                        draft.userId(),
                        draft.scope() == Scope.ADMIN ? Scope.ADMIN : Scope.SELF,
                        draft.unitCurrency() == null
                                ? DEFINITIONS.values(tidy).get("/unit/currency")
                                : draft.unitCurrency(),
                        draft.unitsPerCurrency(),
                        tidy,
                        "",
                        draft.mode()));
    }

    static Tested tested(Draft draft, CustomProbe.Found found) {
        var typed = draft.userId().strip();
        var self = found.self();
        var account = new Account(
                        0,
                        draft.name().strip(),
                        AccountKind.CUSTOM,
                        found.dialect().name(),
                        found.url(),
                        draft.scope(),
                        typed.isEmpty() && self != null && self.id() > 0 ? Long.toString(self.id()) : typed,
                        found.status().unit(),
                        false)
                .withDefinition(found.definition())
                .withChosen(Account.Chosen.KIND);
        return new Tested(
                account,
                found.status().systemName(),
                found.status().version(),
                found.pageSize(),
                found.balance(),
                List.of(),
                self == null ? null : (Long) self.used(),
                null,
                new Sample(
                        found.rows(),
                        found.newest(),
                        found.absent().stream()
                                .map(absent -> new AbsentField(absent.at(), absent.path()))
                                .toList()));
    }
}
