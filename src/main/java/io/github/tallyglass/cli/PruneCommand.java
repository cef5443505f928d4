package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.export.PruneDocument;
import io.github.tallyglass.sync.RetentionService.Pruned;
import io.github.tallyglass.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Takes out rows that are older than they are to be kept; their sums stay.
@Command(name = "prune")
final class PruneCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--keep", paramLabel = "DAYS", descriptionKey = "cli.option.keep")
    private @Nullable Integer keep;

    @Option(names = "--dry-run", descriptionKey = "cli.option.prune-dry-run")
    private boolean dryRun;

    @Option(names = "--compact", descriptionKey = "cli.option.compact")
    private boolean compact;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    PruneCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (keep != null && Retention.of(keep.toString()).isEmpty()) {
            throw session.usage("cli.usage.keep", Retention.SHORTEST, Retention.LONGEST);
        }
        try (var services = dryRun ? session.open() : session.openToWrite()) {
            var retention = services.retention();
            var days = keep != null
                    ? keep
                    : retention
                            .setting()
                            .orElseThrow(() -> session.usage("cli.usage.keep-forever"))
                            .days();
            var names = names(services);
            var pruned = dryRun ? new Pruned(retention.daysOlderThan(days), 0) : session.value(retention.prune(days));
            var freed = compact && !dryRun ? session.value(retention.compact()) : null;
            if (json) {
                session.printDocument(new PruneDocument(
                        days,
                        dryRun,
                        pruned.rows(),
                        pruned.waiting(),
                        freed,
                        PruneDocument.days(pruned.days(), names)));
            } else {
                print(pruned, names, freed);
            }
            return ExitCode.DONE;
        }
    }

    private static LongFunction<String> names(Services services) {
        Map<Long, String> names = Stream.concat(
                        services.accounts().list().stream(), services.accounts().removed().stream())
                .collect(Collectors.toMap(Account::id, Account::name));
        return id -> names.getOrDefault(id, Long.toString(id));
    }

    /// One line for each account: its days are many.
    private void print(Pruned pruned, LongFunction<String> names, @Nullable Long freed) {
        var texts = session.texts();
        var byAccount = new TreeMap<Long, List<PrunedDay>>();
        pruned.days()
                .forEach(day -> byAccount
                        .computeIfAbsent(day.accountId(), any -> new ArrayList<>())
                        .add(day));
        byAccount.forEach((id, days) -> session.print(texts.get(
                "cli.prune.account",
                names.apply(id),
                days.getFirst().day().toString(),
                days.getLast().day().toString(),
                days.size(),
                Numbers.exact(days.stream().mapToLong(PrunedDay::rows).sum()))));
        session.print(
                texts.get(dryRun ? "cli.prune.would" : "cli.prune.done", Numbers.exact(pruned.rows()), pruned.rows()));
        if (pruned.waiting() > 0) {
            session.print(texts.get("cli.prune.waiting", pruned.waiting()));
        }
        if (freed != null) {
            session.print(texts.get("cli.prune.freed", Numbers.exact(freed)));
        }
    }
}
