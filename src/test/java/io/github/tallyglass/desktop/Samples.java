package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import java.net.URI;

/// Accounts for tests.
final class Samples {

    private Samples() {}

    static Account account(long id, String name) {
        return new Account(
                id,
                name,
                AccountKind.NEW_API,
                "new-api",
                URI.create("http://127.0.0.1:1"),
                Scope.SELF,
                "2",
                QuotaUnit.DEFAULT,
                false);
    }
}
