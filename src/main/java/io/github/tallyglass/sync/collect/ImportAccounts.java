package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.store.UsageStore;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which account the rows of a file belong to.
final class ImportAccounts {

    /// What an account is called that was added without being named.
    static final String NAME = "CLIProxyAPI";

    private static final URI USUAL = URI.create("http://127.0.0.1:8317");

    private final UsageStore store;

    ImportAccounts(UsageStore store) {
        this.store = store;
    }

    /// @param made it was added now
    record Target(Account account, boolean made) {}

    /// The named one; else the only one; a new one where there is none. Where there are several the user
    /// has to say which.
    Result<Target> target(@Nullable String name) {
        var proxies = proxies();
        if (name != null) {
            return store.accounts().stream()
                    .filter(account -> account.name().equals(name))
                    .findFirst()
                    .<Result<Target>>map(found -> found.kind() == AccountKind.CLIPROXY
                            ? Result.ok(new Target(found, false))
                            : Result.err(new Failure.BadInput(name, "no-cliproxy")))
                    .orElseGet(() -> Result.err(new Failure.BadInput(name, "no-such-account")));
        }
        return switch (proxies.size()) {
            case 0 -> store.addAccount(untried(freeName())).map(account -> new Target(account, true));
            case 1 -> Result.ok(new Target(proxies.getFirst(), false));
            default -> Result.err(new Failure.BadInput("--account", "several-cliproxies"));
        };
    }

    /// The account at that address.
    @Nullable
    Account at(URI url) {
        return proxies().stream()
                .filter(account -> account.url().equals(url))
                .findFirst()
                .orElse(null);
    }

    /// The proxy of that name.
    @Nullable
    Account named(String name) {
        return proxies().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    String freeName() {
        var taken = store.accounts().stream().map(Account::name).toList();
        var name = NAME;
        for (var number = 2; taken.contains(name); number++) {
            name = NAME + " " + number;
        }
        return name;
    }

    private List<Account> proxies() {
        return store.accounts().stream()
                .filter(account -> account.kind() == AccountKind.CLIPROXY)
                .toList();
    }

    /// Paused: nobody gave a key, and perhaps there is no server any more.
    private static Account untried(String name) {
        return new Account(0, name, AccountKind.CLIPROXY, "", USUAL, Scope.SELF, "", QuotaUnit.LIST_PRICE, true);
    }
}
