package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.Reason;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.sync.Reconciler.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Local sums against the gateways' own, day by day.
@Command(name = "reconcile")
final class ReconcileCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Option(names = "--account", paramLabel = "NAME", descriptionKey = "cli.option.account")
    private final List<String> accounts = new ArrayList<>();

    @Option(names = "--no-reread", descriptionKey = "cli.option.no-reread")
    private boolean onlyCompare;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    ReconcileCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        range.check(session);
        try (var services = onlyCompare ? session.open() : session.openToWrite()) {
            var known = session.accounts(services);
            var chosen = chosen(known);
            var asked = range.range(session, services);
            var text = new ReconcileText(session.texts(), asked.zone(), known);
            var span = span(asked, services);
            var done = span.isEmpty()
                    ? Optional.<Reconciliation>empty()
                    : Optional.of(run(services, span.get(), asked, chosen));
            var found = done.orElse(new Reconciliation(List.of(), List.of(), Map.of()));
            var error = wasNothingCompared(found) ? text.error(found) : null;
            print(text, found, error);
            return exitCode(found, error);
        }
    }

    private Reconciliation run(Services services, Interval span, TimeRange asked, Set<Long> chosen) {
        var stop = session.terminal().stop();
        try (var line = new ProgressLine(session.terminal())) {
            return services.reconciler()
                    .run(
                            span,
                            asked.zone(),
                            chosen,
                            !onlyCompare,
                            progress -> line.show(
                                    session.texts().get("cli.reconcile.progress", progress.done(), progress.all())),
                            stop::isStopped);
        }
    }

    private void print(ReconcileText text, Reconciliation found, JsonDocuments.@Nullable ErrorDocument error) {
        if (json) {
            session.printDocument(text.document(found, error));
        } else {
            session.terminal().out().print(text.table(found));
        }
        text.remarks(found).forEach(session::say);
        if (error != null && found.failures().isEmpty()) {
            session.say(error.message() + " " + error.advice());
        }
    }

    private Set<Long> chosen(List<Account> known) {
        return accounts.stream()
                .map(name -> known.stream()
                        .filter(account -> account.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> session.usage("cli.usage.account", name))
                        .id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// `all` begins with the first day of which anything is known.
    private static Optional<Interval> span(TimeRange asked, Services services) {
        var to = asked.to().getEpochSecond() - 1;
        var from = asked.from();
        return (from == null
                        ? services.queries().calendar(asked).stream()
                                .map(day -> day.day().atStartOfDay(asked.zone()).toEpochSecond())
                                .min(Long::compare)
                        : Optional.of(from.getEpochSecond()))
                .filter(first -> first <= to)
                .map(first -> new Interval(first, to));
    }

    private static int exitCode(Reconciliation found, JsonDocuments.@Nullable ErrorDocument error) {
        if (error != null) {
            return ExitCode.FAILED;
        }
        return found.failures().isEmpty() && found.days().stream().allMatch(ReconcileCommand::isSettled)
                ? ExitCode.DONE
                : ExitCode.PARTLY;
    }

    private static boolean wasNothingCompared(Reconciliation found) {
        var settled = !found.days().isEmpty() && found.days().stream().allMatch(ReconcileCommand::isSettled);
        return !(settled && found.failures().isEmpty())
                && found.days().stream().allMatch(check -> check.serverQuota() == null);
    }

    /// Proven, explained, or beyond proof by what the gateway is.
    private static boolean isSettled(DayCheck check) {
        return check.state() == State.EQUAL
                || check.state() == State.EXPLAINED
                || (check.state() == State.NO_STAT && check.reason() != Reason.FAILED);
    }
}
