package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.export.IsoTime;
import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.export.TextTable;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a sync did, as a table, as remarks and as JSON.
final class SyncText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int ROWS_PER_REQUEST = 100;

    private final Texts texts;
    private final ZoneId zone;

    SyncText(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    String table(List<SyncOutcome> outcomes) {
        var table = new TextTable(
                1,
                Stream.of("account", "rows-new", "rows-seen", "requests", "time", "from")
                        .map(column -> texts.get("cli.sync.column." + column))
                        .toList());
        for (var outcome : outcomes) {
            table.add(List.of(
                    outcome.account().name(),
                    Numbers.exact(outcome.rowsNew()),
                    Numbers.exact(outcome.rowsSeen()),
                    Numbers.exact(outcome.requests()),
                    Numbers.duration(outcome.took()),
                    outcome.covered().isEmpty()
                            ? Numbers.UNKNOWN
                            : minute(outcome.covered().getFirst().from())));
        }
        return table.text();
    }

    /// Servers that speak another dialect since this sync, which may change what is known of their rows.
    ///
    /// @param before the accounts as they were
    List<String> changes(List<Account> before, List<SyncOutcome> outcomes) {
        var lines = new ArrayList<String>();
        for (var outcome : outcomes) {
            var now = outcome.account();
            before.stream()
                    .filter(account ->
                            account.id() == now.id() && !account.dialect().equals(now.dialect()))
                    .forEach(account -> lines.add(texts.get("cli.sync.dialect", now.name(), now.dialect())));
        }
        return lines;
    }

    /// What does not belong into the result: how economically rows were asked for, what is missing, and
    /// why.
    List<String> remarks(List<SyncOutcome> outcomes) {
        var lines = new ArrayList<String>();
        for (var outcome : outcomes) {
            if (outcome.rowsSeen() > 0 && outcome.account().kind().isGateway()) {
                lines.add(economy(outcome));
            }
            if (isBySums(outcome)) {
                lines.add(texts.get("cli.sync.by-sums", outcome.account().name()));
            }
            for (var gap : outcome.missing()) {
                lines.add(texts.get(
                        "cli.sync.missing",
                        outcome.account().name(),
                        minute(gap.seconds().from()),
                        minute(gap.seconds().to() + 1),
                        texts.message(gap.why())));
            }
            var failure = outcome.error();
            if (failure != null) {
                lines.add(texts.get(
                        "cli.sync.failed", outcome.account().name(), texts.message(failure), texts.advice(failure)));
            }
        }
        return lines;
    }

    private static boolean isBySums(SyncOutcome outcome) {
        return outcome.account().mode() == Account.Mode.AGGREGATES;
    }

    /// Requests made ÷ pages that the rows fill at least.
    private String economy(SyncOutcome outcome) {
        var least = (outcome.rowsSeen() + ROWS_PER_REQUEST - 1) / ROWS_PER_REQUEST;
        var ratio = BigDecimal.valueOf(outcome.requests()).divide(BigDecimal.valueOf(least), 2, RoundingMode.HALF_UP);
        return texts.get(
                "cli.sync.economy",
                outcome.account().name(),
                Numbers.exact(outcome.requests()),
                Numbers.exact(outcome.rowsSeen()),
                ratio.toPlainString(),
                Numbers.exact(least));
    }

    static JsonDocuments.AccountSync document(SyncOutcome outcome, Texts texts, ZoneId zone) {
        var failure = outcome.error();
        return new JsonDocuments.AccountSync(
                outcome.account().name(),
                outcome.isWhole(),
                outcome.account().dialect(),
                outcome.rowsNew(),
                outcome.rowsSeen(),
                outcome.requests(),
                BigDecimal.valueOf(outcome.took().toMillis(), 3),
                outcome.covered().stream()
                        .map(closed -> new JsonDocuments.Stretch(from(closed, zone), to(closed, zone)))
                        .toList(),
                outcome.missing().stream()
                        .map(gap -> new JsonDocuments.MissingStretch(
                                from(gap.seconds(), zone),
                                to(gap.seconds(), zone),
                                gap.why().code()))
                        .toList(),
                failure == null
                        ? null
                        : new JsonDocuments.ErrorDocument(
                                failure.code(), texts.message(failure), texts.advice(failure)),
                isBySums(outcome) ? outcome.account().mode().word() : null);
    }

    private static String from(Interval closed, ZoneId zone) {
        return IsoTime.of(closed.from(), zone);
    }

    /// Outward, ends are exclusive, as in ranges.
    private static String to(Interval closed, ZoneId zone) {
        return IsoTime.of(closed.to() + 1, zone);
    }

    private String minute(long second) {
        return MINUTE.format(Instant.ofEpochSecond(second).atZone(zone));
    }
}
