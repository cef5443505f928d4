package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tests an account at its gateway and saves it with its secret.
@Command(name = "add")
final class AccountAddCommand implements Callable<Integer> {

    private static final Set<String> CURRENCIES = Set.of("USD", "CNY");

    /// Kinds that the command line promises and this version does not speak yet.
    private static final Set<String> LATER_KINDS = Set.of("cliproxy", "codex", "claude");

    private final Session session;

    @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "cli.option.name")
    private String name = "";

    @Option(names = "--kind", required = true, paramLabel = "KIND", descriptionKey = "cli.option.kind")
    private String kind = "";

    @Option(names = "--url", required = true, paramLabel = "URL", descriptionKey = "cli.option.url")
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

    @Option(names = "--unit-currency", paramLabel = "USD|CNY", descriptionKey = "cli.option.unit-currency")
    private @Nullable String unitCurrency;

    @Option(names = "--units-per-currency", paramLabel = "N", descriptionKey = "cli.option.units-per-currency")
    private @Nullable String unitsPerCurrency;

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
        if (unitCurrency != null && !CURRENCIES.contains(unitCurrency)) {
            throw session.usage("cli.usage.value", "--unit-currency");
        }
        var chosenKind = kind();
        var described = definition.read(session, chosenKind);
        var place = place();
        var units = units();
        var chosenScope = scope();
        var secret = secrets.read(session);
        var draft = new Draft(
                name.strip(),
                chosenKind,
                url,
                userId,
                chosenScope == null ? scopeOf(secret) : chosenScope,
                unitCurrency,
                units,
                described,
                dialect.strip());
        try (var services = session.openToWrite()) {
            var account = session.value(services.accounts().add(draft, secret, place, force));
            if (json) {
                session.printDocument(JsonDocuments.AccountState.of(account, "new", null, services.zone()));
            } else {
                session.print(session.texts().get("cli.account.added", account.name(), account.host()));
            }
            return ExitCode.DONE;
        }
    }

    private AccountKind kind() {
        return AccountKind.ofWord(kind)
                .orElseThrow(() -> session.usage(
                        LATER_KINDS.contains(kind) ? "cli.usage.kind-later" : "cli.usage.kind",
                        kind,
                        Arrays.stream(AccountKind.values())
                                .map(AccountKind::word)
                                .collect(Collectors.joining(" "))));
    }

    private SecretPlace place() {
        return switch (store) {
            case "keyring" -> SecretPlace.KEYRING;
            case "file" -> SecretPlace.FILE;
            default -> throw session.usage("cli.usage.value", "--store");
        };
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

    private @Nullable BigDecimal units() {
        if (unitsPerCurrency == null) {
            return null;
        }
        try {
            var units = new BigDecimal(unitsPerCurrency);
            if (units.signum() > 0) {
                return units;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number that is not above zero
        }
        throw session.usage("cli.usage.value", "--units-per-currency");
    }
}
