package io.github.tallyglass.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script stands in for the interpreter")
class OsascriptNotifierTest {

    @TempDir
    Path temp;

    @Test
    void textsArriveAsArgumentsWhateverTheySay() throws Exception {
        var recorder = script("for word in \"$@\"; do printf '%s\\0' \"$word\"; done > \"$(dirname \"$0\")/words\"");
        for (var text : List.of(
                "\"; do shell script \"touch /tmp/x",
                "it's \\\"quoted\\\" $HOME `id`",
                "two\nlines\tand a tab",
                "还剩 9% 🙂",
                "-e",
                "--help",
                "")) {
            var notice = notice(text, "body: " + text);

            assertThat(notifier(recorder).show(notice)).isEqualTo(Result.ok(notice));

            var words = List.of(Files.readString(temp.resolve("words")).split("\0", -1));
            assertThat(words.subList(0, 6))
                    .containsExactly(
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 3 of argv) with title (item 2 of argv)",
                            "-e",
                            "end run");
            assertThat(words.subList(6, words.size())).containsExactly("tallyglass", text, "body: " + text, "");
        }
    }

    @Test
    void whatTheSystemHasNoArgumentsForIsLeftOut() throws Exception {
        var recorder = script("printf '%s' \"$8\" > \"$(dirname \"$0\")/words\"");

        assertThat(notifier(recorder).show(notice("a\0b", ""))).isInstanceOf(Result.Ok.class);

        assertThat(Files.readString(temp.resolve("words"))).isEqualTo("ab");
    }

    @Test
    void aFailureIsInItsOwnWords() throws Exception {
        var failing = script("echo 'execution error: Not authorized. (-1743)' >&2; echo more >&2; exit 1");

        assertThat(notifier(failing).show(notice("a", "b")))
                .isEqualTo(Result.err(new Failure.NoNotifications("execution error: Not authorized. (-1743)")));
        assertThat(notifier(script("exit 3")).show(notice("a", "b")))
                .isEqualTo(Result.err(new Failure.NoNotifications("osascript ended with 3")));
    }

    @Test
    void oneThatHangsIsEnded() throws Exception {
        // Reads from a pipe into which nobody writes.
        var hanging = script("mkfifo \"$0.pipe\"; exec cat \"$0.pipe\"");

        var shown = new OsascriptNotifier(hanging, Duration.ofMillis(50)).show(notice("a", "b"));

        assertThat(shown).isInstanceOf(Result.Err.class);
    }

    @Test
    void withoutAnInterpreterItIsSaid() {
        var none = notifier(temp.resolve("nothing"));
        assertThat(none.trouble()).contains(new Failure.NoNotifications("no-notification-service"));
        assertThat(none.show(notice("a", "b"))).isInstanceOf(Result.Err.class);
    }

    private static OsascriptNotifier notifier(Path program) {
        return new OsascriptNotifier(program, Duration.ofSeconds(60));
    }

    private static Notice notice(String title, String body) {
        return new Notice(title, body, false, () -> {}, List.of());
    }

    private Path script(String text) throws IOException {
        var file = Files.writeString(temp.resolve("osascript"), "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
