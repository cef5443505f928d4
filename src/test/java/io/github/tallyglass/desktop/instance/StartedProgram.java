package io.github.tallyglass.desktop.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process of its own that starts on a home.
final class StartedProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader words;

    private StartedProgram(Process process) {
        this.process = process;
        words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static StartedProgram start(Folders home, Path runtime, Request.What what, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        home.config().toString(),
                        what.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(List.of("DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN"));
        builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
        builder.environment().putAll(environment);
        return new StartedProgram(builder.start());
    }

    /// The next that it says; null when it has ended.
    String line() throws IOException {
        return words.readLine();
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    void end() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
