package io.github.tallyglass.cli;

import io.github.tallyglass.export.JsonDocuments;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The demo gateway, and the window on it; without a display the same demo in the terminal.
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--serve-only", descriptionKey = "cli.option.serve-only")
    private boolean serveOnly;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var demo = session.value(session.root().startDemo(session.options()))) {
            if (serveOnly) {
                session.printDocument(new JsonDocuments.DemoGateway(
                        demo.url().toString(),
                        demo.userId(),
                        demo.token().value(),
                        demo.key().value()));
                session.terminal().stop().await();
                return ExitCode.DONE;
            }
            if (!session.root().hasDisplay()) {
                return new DemoTour(session, demo).run();
            }
            session.value(demo.window());
            return ExitCode.DONE;
        }
    }
}
