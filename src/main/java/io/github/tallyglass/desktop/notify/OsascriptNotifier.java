package io.github.tallyglass.desktop.notify;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications of macOS, by its own script interpreter. Texts are arguments, never part of the script:
/// what a
/// gateway calls itself cannot become a command. There are no buttons, and a click is not told.
final class OsascriptNotifier implements Notifier {

    /// The first argument is always this word: an argument that begins with a dash would be taken for an
    /// option
    /// if it came first.
    private static final String FIRST = "tallyglass";

    private static final List<String> SCRIPT =
            List.of("on run argv", "display notification (item 3 of argv) with title (item 2 of argv)", "end run");

    private static final Logger LOG = LoggerFactory.getLogger(OsascriptNotifier.class);

    private final Path osascript;
    private final Duration patience;

    OsascriptNotifier() {
        this(Path.of("/usr/bin/osascript"), Duration.ofSeconds(10));
    }

    OsascriptNotifier(Path osascript, Duration patience) {
        this.osascript = osascript;
        this.patience = patience;
    }

    @Override
    public Result<Notice> show(Notice notice) {
        var builder = new ProcessBuilder(osascript.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        SCRIPT.forEach(line -> builder.command().addAll(List.of("-e", line)));
        // The system has no arguments with a zero in them.
        builder.command()
                .addAll(List.of(
                        FIRST, notice.title().replace("\0", ""), notice.body().replace("\0", "")));
        try {
            var process = builder.start();
            process.getOutputStream().close();
            try {
                return ended(process, notice);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.err(new Failure.Cancelled());
        }
    }

    @Override
    public Optional<Failure> trouble() {
        return Files.isExecutable(osascript)
                ? Optional.empty()
                : Optional.of(new Failure.NoNotifications("no-notification-service"));
    }

    @Override
    public void close() {}

    private Result<Notice> ended(Process process, Notice notice) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return failed("osascript did not end within " + patience.toSeconds() + " s");
        }
        if (process.exitValue() == 0) {
            return Result.ok(notice);
        }
        // No more than is there: a child of it may hold the stream open.
        var errors = process.getErrorStream();
        var words = new String(errors.readNBytes(errors.available()), StandardCharsets.UTF_8);
        return failed(words.lines().findFirst().orElse("osascript ended with " + process.exitValue()));
    }

    private static Result<Notice> failed(String why) {
        LOG.info("no notification: {}", why);
        return Result.err(new Failure.NoNotifications(why));
    }
}
