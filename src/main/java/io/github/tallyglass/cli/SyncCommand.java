package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.sync.SyncDepth;
import io.github.tallyglass.sync.SyncOutcome;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Reads what is new, once, and history back to `--since`.
@Command(name = "sync")
final class SyncCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--account", paramLabel = "NAME", descriptionKey = "cli.option.account")
    private final List<String> accounts = new ArrayList<>();

    @Option(names = "--since", paramLabel = "30d|DATE|all", descriptionKey = "cli.option.since")
    private String since = "90d";

    @Option(names = "--rate", paramLabel = "N|unlimited", descriptionKey = "cli.option.rate")
    private String rate = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    SyncCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        // Wrong words are told before anything is opened; whose midnight a date means is known only then.
        depth(ZoneOffset.UTC);
        var pace = rate.isEmpty()
                ? new RequestRate.Polite()
                : RequestRate.parse(rate).orElseThrow(() -> session.usage("cli.usage.rate", rate));
        try (var services = session.openToWrite()) {
            var before = check(services);
            var order = new OneShotSync.Order(List.copyOf(accounts), depth(services.zone()), pace);
            var outcomes = new SyncRun(session, services).run(order);
            var text = new SyncText(session.texts(), services.zone());
            if (json) {
                session.printDocument(document(outcomes, services));
            } else {
                session.terminal().out().print(text.table(outcomes));
            }
            text.changes(before, outcomes).forEach(session::say);
            text.remarks(outcomes).forEach(session::say);
            return exitCode(outcomes);
        }
    }

    private SyncDepth depth(ZoneId zone) {
        return switch (SyncDepth.parse(since, zone)) {
            case Result.Ok<SyncDepth>(SyncDepth depth) -> depth;
            case Result.Err<SyncDepth> _ -> throw session.usage("cli.usage.since", since);
        };
    }

    /// Names are looked at before anything is asked: one that is not there must not cost a half-done sync.
    ///
    /// @return the accounts as they are before anything is asked
    private List<Account> check(Services services) {
        var known = session.accounts(services);
        for (var name : accounts) {
            if (known.stream().noneMatch(account -> account.name().equals(name))) {
                throw session.usage("cli.usage.account", name);
            }
        }
        return known;
    }

    private JsonDocuments.Sync document(List<SyncOutcome> outcomes, Services services) {
        var documents = outcomes.stream()
                .map(outcome -> SyncText.document(outcome, session.texts(), services.zone()))
                .toList();
        var nothingDone = exitCode(outcomes) == ExitCode.FAILED;
        return new JsonDocuments.Sync(
                documents, nothingDone ? documents.getFirst().error() : null);
    }

    /// Failed only where every account failed and nothing of what was wanted is there, from earlier runs
    /// either.
    private static int exitCode(List<SyncOutcome> outcomes) {
        if (outcomes.stream().allMatch(SyncOutcome::isWhole)) {
            return ExitCode.DONE;
        }
        var nothing = outcomes.stream()
                .allMatch(outcome -> outcome.error() != null
                        && outcome.rowsSeen() == 0
                        && outcome.covered().isEmpty());
        return nothing ? ExitCode.FAILED : ExitCode.PARTLY;
    }
}
