package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.export.IsoTime;
import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.export.TextTable;
import io.github.tallyglass.sync.Reconciler.Reconciliation;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a comparison found, as a table, as remarks and as JSON.
final class ReconcileText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Texts texts;
    private final ZoneId zone;
    private final Map<Long, String> names;

    ReconcileText(Texts texts, ZoneId zone, List<Account> accounts) {
        this.texts = texts;
        this.zone = zone;
        this.names = accounts.stream().collect(Collectors.toMap(Account::id, Account::name));
    }

    /// A line a day, quota units; then what gateways have no longer, and how many days there are of each state.
    String table(Reconciliation found) {
        if (found.days().isEmpty()) {
            return "";
        }
        var table = new TextTable(
                4,
                Stream.of("account", "day", "state", "why", "local", "server", "difference")
                        .map(column -> texts.get("cli.reconcile.column." + column))
                        .toList());
        for (var check : found.days()) {
            table.add(List.of(
                    name(check.accountId()),
                    check.day().toString(),
                    texts.get("cli.reconcile.state." + check.state().word()),
                    why(check),
                    Numbers.exact(check.localQuota()),
                    Numbers.exact(check.serverQuota()),
                    Numbers.exact(check.difference())));
        }
        var text = new StringBuilder(table.text());
        found.vanished().forEach(gone -> text.append(line(gone)).append('\n'));
        return text.append(summary(found)).append('\n').toString();
    }

    /// Accounts that could not be asked to the end.
    List<String> remarks(Reconciliation found) {
        return found.failures().entrySet().stream()
                .map(entry -> texts.get(
                        "cli.reconcile.failed",
                        name(entry.getKey()),
                        texts.message(entry.getValue()),
                        texts.advice(entry.getValue())))
                .sorted()
                .toList();
    }

    /// Why nothing at all was compared.
    JsonDocuments.ErrorDocument error(Reconciliation found) {
        return found.failures().values().stream()
                .findFirst()
                .map(this::error)
                .orElseGet(() -> new JsonDocuments.ErrorDocument(
                        "nothing-compared",
                        texts.get("cli.reconcile.nothing"),
                        texts.get("cli.reconcile.nothing-advice")));
    }

    private JsonDocuments.ErrorDocument error(Failure failure) {
        return new JsonDocuments.ErrorDocument(failure.code(), texts.message(failure), texts.advice(failure));
    }

    JsonDocuments.Reconciled document(Reconciliation found, JsonDocuments.@Nullable ErrorDocument error) {
        return new JsonDocuments.Reconciled(
                found.days().stream().map(this::day).toList(),
                found.vanished().stream().map(this::vanished).toList(),
                error);
    }

    private JsonDocuments.ReconciledDay day(DayCheck check) {
        var reason = check.reason();
        return new JsonDocuments.ReconciledDay(
                name(check.accountId()),
                check.day().toString(),
                IsoTime.of(check.span().from(), zone),
                IsoTime.of(check.span().to() + 1, zone),
                check.localQuota(),
                check.serverQuota(),
                check.difference(),
                check.state().word(),
                reason == null ? null : reason.word());
    }

    private JsonDocuments.VanishedRows vanished(Vanished gone) {
        return new JsonDocuments.VanishedRows(
                name(gone.accountId()),
                IsoTime.of(gone.slice().from(), zone),
                IsoTime.of(gone.slice().to() + 1, zone),
                gone.rows(),
                gone.quota(),
                IsoTime.of(gone.noticedAt(), zone));
    }

    private String why(DayCheck check) {
        var reason = check.reason();
        if (reason != null) {
            return texts.get("cli.reconcile.reason." + reason.word());
        }
        if (check.state() == State.DIFFERS) {
            return check.differing().stream()
                    .map(part -> time(part.from()) + "–" + time(part.to() + 1))
                    .collect(Collectors.joining(" "));
        }
        var isWhole = check.span().to() + 1
                == check.day().plusDays(1).atStartOfDay(zone).toEpochSecond();
        return isWhole ? "" : texts.get("cli.reconcile.until", time(check.span().to() + 1));
    }

    private String line(Vanished gone) {
        return texts.get(
                "cli.reconcile.vanished",
                name(gone.accountId()),
                Instant.ofEpochSecond(gone.slice().from())
                        .atZone(zone)
                        .toLocalDate()
                        .toString(),
                Numbers.exact(gone.rows()),
                Numbers.exact(gone.quota()));
    }

    private String summary(Reconciliation found) {
        var counts = found.days().stream().collect(Collectors.groupingBy(DayCheck::state, Collectors.counting()));
        return Stream.of(State.values())
                .filter(counts::containsKey)
                .map(state -> texts.get("cli.reconcile.state." + state.word()) + " " + counts.get(state))
                .collect(Collectors.joining(" · "));
    }

    private String name(long account) {
        return names.getOrDefault(account, Long.toString(account));
    }

    private String time(long second) {
        return TIME.format(Instant.ofEpochSecond(second).atZone(zone));
    }
}
