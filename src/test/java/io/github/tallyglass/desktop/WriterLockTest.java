package io.github.tallyglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {

    @TempDir
    Path temp;

    private Folders folders;

    @BeforeEach
    void create() {
        folders = Folders.below(temp);
        folders.create();
    }

    @Test
    void oneWriterAtATimeAlsoWithinAProcess() {
        var first = acquired(WriterLock.acquire(folders, "collect"));

        assertThat(WriterLock.acquire(folders, "window"))
                .isEqualTo(Result.err(new Failure.OtherWriter(
                        temp.toString(), ProcessHandle.current().pid() + " collect")));
        first.close();
        acquired(WriterLock.acquire(folders, "window")).close();
    }

    @Test
    void theRefusedAttemptDoesNotBreakTheLockForOtherProcesses() throws Exception {
        try (var lock = acquired(WriterLock.acquire(folders, "collect"))) {
            assertThat(lock).isNotNull();
            assertThat(WriterLock.acquire(folders, "window")).isInstanceOf(Result.Err.class);
            var other = start("sync");
            try (var words = reader(other)) {
                assertThat(words.readLine())
                        .isEqualTo("refused " + ProcessHandle.current().pid() + " collect");
            } finally {
                other.destroyForcibly();
            }
        }
    }

    @Test
    void aKilledHolderIsNamedWhileItLivesAndLeavesTheLockFree() throws Exception {
        var other = start("sync");
        try (var words = reader(other)) {
            assertThat(words.readLine()).isEqualTo("locked");
            assertThat(WriterLock.acquire(folders, "window"))
                    .isEqualTo(Result.err(new Failure.OtherWriter(temp.toString(), other.pid() + " sync")));
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        acquired(WriterLock.acquire(folders, "window")).close();
    }

    private Process start(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterLockHolder.class.getName(),
                        temp.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static WriterLock acquired(Result<WriterLock> result) {
        return switch (result) {
            case Result.Ok<WriterLock>(WriterLock lock) -> lock;
            case Result.Err<WriterLock>(Failure failure) -> throw new AssertionError(failure);
        };
    }
}
