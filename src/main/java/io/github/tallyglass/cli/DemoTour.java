package io.github.tallyglass.cli;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.RangeWords;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.export.ExportRequest;
import io.github.tallyglass.export.ReportText;
import io.github.tallyglass.export.RowColumn;
import io.github.tallyglass.export.RowExport;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.SyncDepth;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.text.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The demo without a display: the account is added, rows are read, a report is shown, a CSV file is left.
/// Every step is what the commands of the same names do.
final class DemoTour {

    private static final String ACCOUNT = "demo";
    private static final SyncDepth DEPTH = new SyncDepth.Days(30);

    private final Session session;
    private final Demo demo;

    DemoTour(Session session, Demo demo) {
        this.session = session;
        this.demo = demo;
    }

    int run() {
        var texts = session.texts();
        try (var services = session.value(demo.open())) {
            session.say(texts.get("cli.demo.gateway", demo.url()));
            addAccount(services);
            var outcomes = new SyncRun(session, services)
                    .run(new OneShotSync.Order(List.of(ACCOUNT), DEPTH, new RequestRate.Unlimited()));
            var text = new SyncText(texts, services.zone());
            session.print(texts.get("cli.demo.sync"));
            session.print(text.table(outcomes));
            text.remarks(outcomes).forEach(session::say);

            var now = Clock.tick(services.clock(), Duration.ofSeconds(1));
            var range = session.value(RangeWords.parse("30d", services.zone(), now));
            session.print(texts.get("cli.demo.report"));
            session.print(new ReportText(texts)
                    .of(services.queries().report(range, UsageFilter.ALL, GroupBy.MODEL), GroupBy.MODEL));

            var file = demo.csvFile();
            var rows = session.value(new RowExport(services.queries())
                    .toFile(
                            file,
                            new ExportRequest(
                                    range,
                                    UsageFilter.ALL,
                                    RowSort.NEWEST_FIRST,
                                    RowColumn.DEFAULT,
                                    ExportRequest.Format.CSV,
                                    false),
                            written -> !session.terminal().stop().isStopped()));
            session.print(texts.get("cli.demo.export", Numbers.exact(rows), file));
            return outcomes.stream().allMatch(SyncOutcome::isWhole) ? ExitCode.DONE : ExitCode.PARTLY;
        }
    }

    private void addAccount(Services services) {
        if (services.accounts().find(ACCOUNT).isEmpty()) {
            var draft = new Draft(
                    ACCOUNT, AccountKind.NEW_API, demo.url().toString(), demo.userId(), Scope.SELF, null, null);
            session.value(services.accounts().add(draft, demo.token(), SecretPlace.FILE, false));
        }
    }
}
