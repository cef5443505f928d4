package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The real program as a process of its own, on a home, without a display or a keyring.
final class Child implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Starts the program; its output goes to files beside the home, never into it.
    static Child start(Path home, Map<String, String> environment, String... words) throws IOException {
        var command = new ArrayList<>(command(home));
        command.addAll(List.of(words));
        var folder = Files.createDirectories(home.resolveSibling(home.getFileName() + "-output"));
        var out = Files.createTempFile(folder, "out", ".txt");
        var err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        withoutDesktop(builder);
        builder.environment().putAll(environment);
        return new Child(builder.start(), out, err);
    }

    static Ran run(Path home, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        try (var child = start(home, environment, words)) {
            return child.await();
        }
    }

    /// The words that start the program, its own left aside.
    static List<String> command(Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--home",
                home.toString());
    }

    static void withoutDesktop(ProcessBuilder builder) {
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "TALLYGLASS_HOME"));
        // No bus, no keyring: a test must not meet the keyring of whoever runs it.
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }

    Process process() {
        return process;
    }

    /// What stdout holds by now.
    String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    Ran await() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ends in time")
                .isTrue();
        return new Ran(process.exitValue(), out(), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
