package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.export.JsonDocuments.ErrorDocument;
import io.github.tallyglass.export.QuotaDocuments;
import io.github.tallyglass.export.ScriptQuota;
import io.github.tallyglass.query.AccountView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Windows and balances: from the cache, or asked for now.
@Command(name = "quota")
final class QuotaCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--force", descriptionKey = "cli.option.quota-force")
    private boolean force;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    QuotaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = force ? session.openToWrite() : session.open()) {
            session.accounts(services);
            Map<Long, Failure> failures = force ? ask(services) : Map.of();
            var accounts = services.queries().accounts().stream()
                    .filter(view -> !view.account().removed())
                    .toList();
            var errors = QuotaErrors.of(accounts, failures, session.texts());
            if (json) {
                var quota = new QuotaDocuments.Quota(accounts.stream()
                        .map(view -> QuotaDocuments.AccountQuota.of(
                                view, errors.get(view.account().id()), services.zone()))
                        .toList());
                session.printDocument(ScriptQuota.of(quota, services.zone()));
            } else {
                var text = new QuotaText(
                        session.texts(), services.zone(), services.clock().instant());
                session.terminal().out().print(text.table(accounts));
                session.terminal().out().flush();
            }
            accounts.stream()
                    .filter(view -> errors.containsKey(view.account().id()))
                    .forEach(view -> tell(view, errors));
            accounts.stream()
                    .filter(view ->
                            !isKnown(view) && !errors.containsKey(view.account().id()))
                    .forEach(view -> session.say(session.texts()
                            .get("cli.quota.nothing", view.account().name())));
            return exitCode(accounts, errors);
        }
    }

    private Map<Long, Failure> ask(Services services) {
        var asked = services.accounts().list().stream()
                .filter(account -> !account.paused() && !account.removed())
                .toList();
        return services.readings().read(asked, session.terminal().stop());
    }

    private void tell(AccountView view, Map<Long, ErrorDocument> errors) {
        var error = errors.get(view.account().id());
        if (error != null) {
            session.say(
                    session.texts().get("cli.quota.failed", view.account().name(), error.message(), error.advice()));
        }
    }

    private static boolean isKnown(AccountView view) {
        return view.balanceQuota() != null || !view.readings().windows().isEmpty();
    }

    /// Failed only where nothing is known of any account.
    private static int exitCode(List<AccountView> accounts, Map<Long, ErrorDocument> errors) {
        var known = accounts.stream().filter(QuotaCommand::isKnown).count();
        var failed = accounts.stream()
                .filter(view -> errors.containsKey(view.account().id()))
                .count();
        if (known == 0 || (failed == accounts.size() && failed > 0)) {
            return ExitCode.FAILED;
        }
        return known == accounts.size() && failed == 0 ? ExitCode.DONE : ExitCode.PARTLY;
    }
}
