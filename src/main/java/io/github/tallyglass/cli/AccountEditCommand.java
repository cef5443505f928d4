package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountChanges;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes a saved account; its rows stay its own.
@Command(name = "edit")
final class AccountEditCommand implements Callable<Integer> {

    private static final String AS_TOLD = "auto";

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.name")
    private String name = "";

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "cli.option.new-name")
    private @Nullable String newName;

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "cli.option.url")
    private @Nullable String url;

    @Option(names = "--user-id", paramLabel = "ID", descriptionKey = "cli.option.user-id")
    private @Nullable String userId;

    @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "cli.option.kind")
    private @Nullable String kind;

    @Option(names = "--dialect", paramLabel = "DIALECT", descriptionKey = "cli.option.dialect")
    private @Nullable String dialect;

    @Mixin
    private final DefinitionOption definition = new DefinitionOption();

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Mixin
    private final SecretOptions secrets = new SecretOptions();

    @Option(names = "--store", paramLabel = "keyring|file", descriptionKey = "cli.option.store-same")
    private @Nullable String store;

    @Option(names = "--unit-currency", paramLabel = "USD|CNY", descriptionKey = "cli.option.unit-currency")
    private @Nullable String unitCurrency;

    @Option(names = "--units-per-currency", paramLabel = "N|auto", descriptionKey = "cli.option.units-per-currency")
    private @Nullable String unitsPerCurrency;

    @Option(names = "--mode", paramLabel = "rows|aggregates", descriptionKey = "cli.option.mode")
    private @Nullable String mode;

    @Option(names = "--force", descriptionKey = "cli.option.force-edit")
    private boolean force;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    AccountEditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var changes = changes();
        if (changes.equals(AccountChanges.NONE)) {
            throw session.usage("cli.usage.nothing-to-change");
        }
        try (var services = session.openToWrite()) {
            var account = session.value(services.accounts().edit(name, changes, force));
            if (json) {
                session.printDocument(AccountStates.of(services, account));
            } else {
                session.print(session.texts().get("cli.account.edited", account.name()));
            }
            return ExitCode.DONE;
        }
    }

    private AccountChanges changes() {
        var words = new AccountWords(session);
        var asTold = AS_TOLD.equals(unitsPerCurrency);
        return new AccountChanges(
                newName,
                url,
                userId,
                kind == null ? null : words.kind(kind),
                secret(),
                store == null ? null : words.place(store),
                words.currency(unitCurrency),
                asTold ? null : words.units(unitsPerCurrency),
                asTold,
                mode == null ? null : words.mode(mode),
                described(),
                dialect == null ? null : dialect.strip());
    }

    private @Nullable String described() {
        var chosen = source.definition(session);
        if (chosen != null && definition.isGiven()) {
            throw session.usage("cli.usage.exclusive-definition");
        }
        return chosen == null ? definition.readIfGiven(session) : chosen;
    }

    /// A new secret is only asked for where one was announced.
    private @Nullable Secret secret() {
        return secrets.isGiven() ? secrets.read(session) : null;
    }
}
