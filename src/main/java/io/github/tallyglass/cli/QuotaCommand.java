package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.export.JsonDocuments.ErrorDocument;
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
            var told = new QuotaErrors(session.texts());
            var errors = told.of(accounts, failures);
            if (json) {
                session.printDocument(
                        ScriptQuota.of(told.document(accounts, errors, services.zone()), services.zone()));
            } else {
                var text = new QuotaText(
                        session.texts(), services.zone(), services.clock().instant());
                session.terminal().out().print(text.table(accounts));
                session.terminal().out().flush();
            }
            accounts.stream()
                    .filter(view -> errors.containsKey(view.account().id()))
                    .forEach(view -> tell(view, errors));
            accounts.forEach(view -> tellLogins(view, told));
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

    private void tellLogins(AccountView view, QuotaErrors told) {
        for (var login : view.readings().logins()) {
            var fault = login.fault();
            if (fault != null) {
                var error = told.told(fault);
                var whose = view.account().name() + " " + login.login().label();
                session.say(session.texts().get("cli.quota.failed", whose, error.message(), error.advice()));
            }
        }
    }

    private static boolean isKnown(AccountView view) {
        return view.balanceQuota() != null
                || !view.readings().windows().isEmpty()
                || view.readings().logins().stream()
                        .anyMatch(login -> !login.windows().isEmpty());
    }

    private static boolean isLoginFailing(AccountView view) {
        return view.readings().logins().stream().anyMatch(login -> login.fault() != null);
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
        return known == accounts.size()
                        && failed == 0
                        && accounts.stream().noneMatch(QuotaCommand::isLoginFailing)
                ? ExitCode.DONE
                : ExitCode.PARTLY;
    }
}
