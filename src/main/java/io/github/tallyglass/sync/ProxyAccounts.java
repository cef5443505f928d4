package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.source.cliproxy.ProxyAddress;
import io.github.tallyglass.source.cliproxy.QueueChoice;
import io.github.tallyglass.source.cliproxy.QueueMode;
import io.github.tallyglass.sync.AccountService.Draft;

/// What is different about accounts of kind `cliproxy`: their definition says how records are fetched, and
/// nothing that they read was charged.
public final class ProxyAccounts {

    /// [Account#dialect()] of all of them.
    public static final String DIALECT = "cliproxy";

    private ProxyAccounts() {}

    /// @param mode `pop`, `shared` or `http`
    /// @return JSON for [Account#definition()], `""` for the usual way
    public static Result<String> definition(String mode) {
        return QueueMode.of(mode)
                .map(QueueChoice::text)
                .<Result<String>>map(Result::ok)
                .orElseGet(() -> Result.err(new Failure.BadInput("queue", "one of pop shared http")));
    }

    /// The account that a draft means, without asking anybody.
    public static Result<Account> of(Draft draft) {
        return ProxyAddress.of(draft.url())
                .flatMap(url -> QueueChoice.read(draft.definition())
                        .map(mode -> new Account(
                                0,
                                draft.name().strip(),
                                AccountKind.CLIPROXY,
                                DIALECT,
                                url,
                                Scope.SELF,
                                "",
                                QuotaUnit.LIST_PRICE,
                                false,
                                Account.Mode.ROWS,
                                false,
                                QueueChoice.text(mode),
                                Account.Chosen.KIND)));
    }
}
