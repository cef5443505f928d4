package io.github.tallyglass.app;

import io.github.tallyglass.cli.Program;
import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.cli.Terminal;
import io.github.tallyglass.source.Timeouts;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A home on which the whole program runs, in this process: only the clock, the environment and the
/// lengths of waits are ours.
final class TestHome {

    static {
        // Where libraries unpack is chosen once per process; a home of one test is gone in the next.
        for (var property : List.of("org.sqlite.tmpdir", "jna.tmpdir", "javafx.cachedir")) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, System.getProperty("java.io.tmpdir"));
            }
        }
    }

    final Path folder;
    final TestClock clock;
    final Map<String, String> environment = new ConcurrentHashMap<>();

    /// For a remote end; tests of one that stalls make it short.
    Timeouts timeouts = Timeouts.DEFAULT;

    TestHome(Path folder, Instant start) {
        this.folder = folder;
        this.clock = new TestClock(start);
    }

    Patience patience() {
        return new Patience(timeouts, Duration.ofMillis(100), clock::advance, clock.jumping());
    }

    ProgramRoot root(StopSignal stop) {
        return new ProgramRoot(clock, environment::get, stop, patience());
    }

    /// Runs a command as the process would, with `--home`.
    Ran run(String... words) {
        return run(new StopSignal(), words);
    }

    Ran run(StopSignal stop, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(new byte[0]),
                false,
                environment::get,
                null,
                Locale.ENGLISH,
                stop);
        var all = new ArrayList<String>(List.of("--home", folder.toString()));
        all.addAll(List.of(words));
        var exit = new Program(root(stop), terminal).run(all.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }

    /// Adds an account whose token is in a file, without a keyring.
    Ran add(String name, String url, String token, String... more) {
        environment.put("SECRET", token);
        var words = new ArrayList<>(List.of(
                "account",
                "add",
                "--name",
                name,
                "--kind",
                "new-api",
                "--url",
                url,
                "--secret-env",
                "SECRET",
                "--store",
                "file",
                "--json"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }
}
