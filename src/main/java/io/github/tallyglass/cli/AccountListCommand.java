package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.export.TextTable;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.text.Numbers;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The accounts of the home, by name.
@Command(name = "list")
final class AccountListCommand implements Callable<Integer> {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    AccountListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var services = session.open()) {
            var accounts = services.queries().accounts();
            if (json) {
                session.printDocument(accounts.stream()
                        .map(view -> JsonDocuments.AccountState.of(
                                view.account(), view.state(), view.lastSync(), services.zone()))
                        .toList());
            } else if (accounts.isEmpty()) {
                session.say(session.texts().get("cli.account.none"));
            } else {
                session.terminal().out().print(table(accounts, services.zone()));
            }
            return ExitCode.DONE;
        }
    }

    /// The dialect, marked where it is the user's word.
    private String spoken(Account account) {
        if (account.dialect().isEmpty()) {
            return account.kind().word();
        }
        return account.chosen() == Account.Chosen.DIALECT
                ? session.texts().get("cli.account.chosen", account.dialect())
                : account.dialect();
    }

    private String state(AccountView view) {
        var state = session.texts().get("cli.account.state." + view.state());
        return view.account().mode() == Account.Mode.AGGREGATES
                ? session.texts().get("cli.account.by-sums", state)
                : state;
    }

    private String table(List<AccountView> accounts, ZoneId zone) {
        var header = Stream.of("name", "kind", "url", "scope", "currency", "state", "last-sync")
                .map(column -> session.texts().get("cli.account.column." + column))
                .toList();
        var table = new TextTable(header.size(), header);
        for (var view : accounts) {
            var account = view.account();
            var lastSync = view.lastSync();
            table.add(List.of(
                    account.name(),
                    spoken(account),
                    account.url().toString(),
                    account.scope().word(),
                    account.unit().currency(),
                    state(view),
                    lastSync == null ? Numbers.UNKNOWN : MINUTE.format(lastSync.atZone(zone))));
        }
        return table.text();
    }
}
