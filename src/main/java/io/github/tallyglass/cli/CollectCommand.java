package io.github.tallyglass.cli;

import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.Numbers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The background service without a window, until it is told to end.
@Command(name = "collect")
final class CollectCommand implements Callable<Integer> {

    private final Session session;
    private final Map<String, SyncState.Phase> phases = new HashMap<>();

    @Option(names = "--for", paramLabel = "10m", descriptionKey = "cli.option.for")
    private @Nullable String length;

    @Option(names = "--no-notify", descriptionKey = "cli.option.no-notify")
    private boolean silent;

    CollectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        var atMost = length == null ? null : Lengths.of(session, length);
        var stop = session.terminal().stop();
        try (var services = session.openToWrite()) {
            session.accounts(services);
            try (var service = services.service();
                    var listening = service.listen(this::log);
                    var alerts = silent ? null : services.startAlerts(service);
                    var awake = session.root().onAwake(() -> {
                        services.awake();
                        service.awake();
                    })) {
                session.say(session.texts().get("cli.collect.started"));
                service.start();
                if (atMost == null) {
                    stop.await();
                } else {
                    stop.await(atMost);
                }
                session.say(session.texts().get("cli.collect.ending"));
            }
        }
        return ExitCode.DONE;
    }

    /// One line where an account's phase changes; numbers alone are no news in a log.
    private synchronized void log(SyncState state) {
        for (var account : state.accounts()) {
            if (phases.put(account.name(), account.phase()) != account.phase()) {
                var failure = account.failure();
                session.say(session.texts()
                        .get(
                                "cli.collect.phase",
                                account.name(),
                                session.texts()
                                        .get("cli.collect.phase."
                                                + account.phase().name().toLowerCase(Locale.ROOT)),
                                Numbers.exact(account.rowsRead()),
                                failure == null ? "" : session.texts().message(failure)));
            }
        }
    }
}
