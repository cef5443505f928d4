package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.export.QuotaDocuments.Quota;
import io.github.tallyglass.serve.FreshQuota;
import io.github.tallyglass.serve.LoopbackServer;
import io.github.tallyglass.serve.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The JSON API and the status page on 127.0.0.1, until it is told to end.
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    /// Callers get what is there when providers take longer; their answers come into the cache all the
    /// same.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Session session;

    @Option(names = "--port", paramLabel = "8320", descriptionKey = "cli.option.port")
    private int port = 8320;

    @Option(names = "--collect", descriptionKey = "cli.option.serve-collect")
    private boolean collect;

    @Option(names = "--show-logins", descriptionKey = "cli.option.show-logins")
    private boolean showLogins;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > LAST_PORT) {
            throw session.usage("cli.usage.port", Integer.toString(port));
        }
        try (var services = open();
                var service = collect ? services.service() : null;
                var server = start(services)) {
            if (service != null) {
                service.start();
            }
            session.print("http://127.0.0.1:" + server.port() + "/");
            session.say(session.texts().get(collect ? "cli.serve.collecting" : "cli.serve.started"));
            session.terminal().stop().await();
            return ExitCode.DONE;
        }
    }

    /// The home is made where there is none; after that only who collects keeps it for writing.
    private Services open() {
        if (collect) {
            return session.openToWrite();
        }
        session.value(session.root().open(session.options(), true)).close();
        return session.open();
    }

    private LoopbackServer start(Services services) {
        var fresh = new FreshQuota(services.clock(), () -> ask(services));
        var facts = new Routes.Facts(
                services.places().database().toString(),
                session.root().version(),
                services.clock(),
                services::zone,
                () -> quota(services),
                showLogins ? UnaryOperator.identity() : Login::masked);
        try {
            return LoopbackServer.start(
                    port, new Routes(facts, services.queries(), fresh, session.texts()), session.texts());
        } catch (IOException taken) {
            throw new Problem(
                            "port",
                            session.texts().get("cli.serve.port", Integer.toString(port)),
                            session.texts().get("cli.serve.port-advice"),
                            ExitCode.FAILED)
                    .thrown();
        }
    }

    private Quota quota(Services services) {
        var accounts = services.queries().accounts().stream()
                .filter(view -> !view.account().removed())
                .toList();
        var told = new QuotaErrors(session.texts());
        return told.document(accounts, told.of(accounts, Map.of()), services.zone());
    }

    private boolean ask(Services reading) {
        if (collect) {
            ask(reading, null);
            return true;
        }
        if (!(session.root().open(session.options(), true) instanceof Result.Ok<Services>(Services writing))) {
            return false;
        }
        if (writing.readOnly() != null) {
            writing.close();
            return false;
        }
        ask(writing, writing);
        return true;
    }

    /// @param closing closed when all have answered
    private void ask(Services services, @Nullable Services closing) {
        var accounts = services.accounts().list().stream()
                .filter(account -> !account.paused())
                .toList();
        var asking = Thread.ofVirtual().name("fresh-quota").start(() -> {
            try (closing) {
                services.readings().read(accounts, session.terminal().stop());
            }
        });
        try {
            asking.join(PATIENCE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
