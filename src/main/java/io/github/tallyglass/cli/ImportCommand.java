package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.export.ImportDocument;
import io.github.tallyglass.export.ImportDocument.RejectedRecord;
import io.github.tallyglass.export.IsoTime;
import io.github.tallyglass.sync.FileImports.FileKind;
import io.github.tallyglass.sync.FileImports.Joined;
import io.github.tallyglass.sync.FileImports.Report;
import io.github.tallyglass.text.Numbers;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes over what other programs kept of a CLIProxyAPI.
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

    /// As the Python dashboard has it.
    static final String KEY_VARIABLE = "CLIPROXY_MANAGEMENT_KEY";

    private final Session session;

    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "cli.option.import-file")
    private String file = "";

    @Option(names = "--account", paramLabel = "NAME", descriptionKey = "cli.option.import-account")
    private @Nullable String account;

    @Option(names = "--store", paramLabel = "keyring|file", descriptionKey = "cli.option.store")
    private String store = "keyring";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var path = path();
        var place = new AccountWords(session).place(store);
        try (var services = session.openToWrite()) {
            var imports = services.imports();
            var kind = session.value(imports.look(path));
            if (kind == FileKind.CONFIGURATION) {
                var key = session.terminal().environment().apply(KEY_VARIABLE);
                tell(session.value(imports.configuration(path, account, key, place)));
                return ExitCode.DONE;
            }
            try (var line = new ProgressLine(session.terminal())) {
                var stop = session.terminal().stop();
                var report = session.value(imports.rows(path, kind, account, records -> {
                    line.show(session.texts().get("cli.import.progress", Numbers.exact(records)));
                    return !stop.isStopped();
                }));
                line.close();
                tell(report, kind, services);
                return report.rejects() == 0 && report.complete() ? ExitCode.DONE : ExitCode.PARTLY;
            }
        }
    }

    private Path path() {
        try {
            return Path.of(file);
        } catch (InvalidPathException notAPath) {
            throw session.usage("cli.usage.value", "FILE");
        }
    }

    private void tell(Report report, FileKind kind, Services services) {
        if (json) {
            var rejected = report.rejected().stream()
                    .map(one -> new RejectedRecord(
                            one.record(), one.at() == null ? null : IsoTime.of(one.at(), services.zone()), one.why()))
                    .toList();
            session.printDocument(new ImportDocument(
                    report.rowsNew(),
                    report.rowsSeen(),
                    rejected,
                    report.account().name(),
                    report.made(),
                    report.complete() ? null : "stopped"));
        } else {
            session.print(session.texts()
                    .get(
                            "cli.import.done",
                            Numbers.exact(report.rowsNew()),
                            Numbers.exact(report.rowsSeen()),
                            report.account().name()));
        }
        sayMore(report, kind);
    }

    private void sayMore(Report report, FileKind kind) {
        var texts = session.texts();
        if (report.made()) {
            session.say(texts.get("cli.import.account-made", report.account().name()));
        }
        if (report.rejects() > 0) {
            session.say(texts.get("cli.import.rejected", Numbers.exact(report.rejects())));
            report.rejected().stream()
                    .limit(3)
                    .forEach(
                            one -> session.say(texts.get("cli.import.reject", Numbers.exact(one.record()), one.why())));
        }
        if (!report.complete()) {
            session.say(texts.get("cli.import.stopped"));
        }
        session.say(texts.get(kind == FileKind.DASHBOARD ? "cli.import.dashboard-note" : "cli.import.export-note"));
    }

    private void tell(Joined joined) {
        Account known = joined.account();
        if (json) {
            session.printDocument(new ImportDocument(0, 0, List.of(), known.name(), joined.added(), null));
        } else {
            session.print(session.texts()
                    .get(
                            joined.added() ? "cli.import.config-added" : "cli.import.config-renewed",
                            known.name(),
                            known.host()));
        }
    }
}
