package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.sync.Subscriptions;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tests an account at its gateway and saves it with its secret.
@Command(name = "add")
final class AccountAddCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "cli.option.name")
    private String name = "";

    @Option(names = "--kind", required = true, paramLabel = "KIND", descriptionKey = "cli.option.kind")
    private String kind = "";

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "cli.option.url")
    private String url = "";

    @Option(names = "--user-id", paramLabel = "ID", descriptionKey = "cli.option.user-id")
    private String userId = "";

    @Mixin
    private final SecretOptions secrets = new SecretOptions();

    @Option(names = "--store", paramLabel = "keyring|file", descriptionKey = "cli.option.store")
    private String store = "keyring";

    @Option(names = "--scope", paramLabel = "self|admin|key", descriptionKey = "cli.option.scope")
    private @Nullable String scope;

    @Option(names = "--dialect", paramLabel = "DIALECT", descriptionKey = "cli.option.dialect")
    private String dialect = "";

    @Mixin
    private final DefinitionOption definition = new DefinitionOption();

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Option(names = "--unit-currency", paramLabel = "USD|CNY", descriptionKey = "cli.option.unit-currency")
    private @Nullable String unitCurrency;

    @Option(names = "--units-per-currency", paramLabel = "N", descriptionKey = "cli.option.units-per-currency")
    private @Nullable String unitsPerCurrency;

    @Option(names = "--mode", paramLabel = "rows|aggregates", descriptionKey = "cli.option.mode")
    private String mode = "rows";

    @Option(names = "--force", descriptionKey = "cli.option.force-add")
    private boolean force;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    AccountAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (name.isBlank()) {
            throw session.usage("cli.usage.value", "--name");
        }
        var words = new AccountWords(session);
        var chosenKind = words.kind(kind);
        if (url.isBlank() && !chosenKind.isSubscription()) {
            throw session.usage("cli.usage.url-missing");
        }
        var chosenSource = source.definition(session, chosenKind);
        if (!chosenSource.isEmpty() && definition.isGiven()) {
            throw session.usage("cli.usage.exclusive-definition");
        }
        var described = chosenSource.isEmpty() ? definition.read(session, chosenKind) : chosenSource;
        var place = words.place(store);
        var currency = words.currency(unitCurrency);
        var units = words.units(unitsPerCurrency);
        var chosenMode = words.mode(mode);
        var chosenScope = scope();
        var secret = chosenKind.isSubscription() ? noSecret() : secrets.read(session);
        var draft = new Draft(
                name.strip(),
                chosenKind,
                url,
                userId,
                chosenScope == null ? scopeOf(secret) : chosenScope,
                currency,
                units,
                described,
                dialect.strip(),
                chosenMode);
        try (var services = session.openToWrite()) {
            var removed =
                    services.accounts().removed().stream().map(Account::id).toList();
            var account = session.value(services.accounts().add(draft, secret, place, force));
            if (removed.contains(account.id())) {
                session.say(session.texts().get("cli.account.revived", account.name()));
            }
            if (json) {
                session.printDocument(JsonDocuments.AccountState.of(account, "new", null, services.zone()));
            } else {
                session.print(session.texts().get("cli.account.added", account.name(), account.host()));
            }
            warn(services, account);
            return ExitCode.DONE;
        }
    }

    /// The other program keeps it; one that is given here would be kept for nothing.
    private Secret noSecret() {
        if (secrets.isGiven()) {
            throw session.usage("cli.usage.no-secret");
        }
        return Subscriptions.NO_SECRET;
    }

    /// What of a server's settings would lose records, told as soon as the account is there.
    private void warn(Services services, Account account) {
        if (account.kind() == AccountKind.CLIPROXY
                && services.accounts().test(account.name()) instanceof Result.Ok<Tested>(Tested tested)) {
            ProxyText.warnings(tested, session.texts()).forEach(session::say);
        }
    }

    private @Nullable Scope scope() {
        if (scope == null) {
            return null;
        }
        return Arrays.stream(Scope.values())
                .filter(one -> one.word().equals(scope))
                .findFirst()
                .orElseThrow(() -> session.usage("cli.usage.value", "--scope"));
    }

    private static Scope scopeOf(Secret secret) {
        return secret.isApiKey() ? Scope.KEY : Scope.SELF;
    }
}
