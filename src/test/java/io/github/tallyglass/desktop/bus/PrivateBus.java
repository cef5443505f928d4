package io.github.tallyglass.desktop.bus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A session bus of a test's own, which starts no programs by itself. It can be stopped and started again
/// at
/// the same address. Tests that need it are skipped where dbus-daemon is not installed.
public final class PrivateBus implements AutoCloseable {

    private final Path folder;
    private Process daemon;

    public PrivateBus(Path folder) throws IOException {
        assumeTrue(onPath("dbus-daemon"), "dbus-daemon is not installed");
        this.folder = folder;
        Files.writeString(folder.resolve("bus.conf"), """
                <busconfig><type>session</type><listen>%s</listen>
                <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
                <allow own="*"/></policy></busconfig>""".formatted(address()));
        start();
    }

    public String address() {
        return "unix:path=" + folder.resolve("bus");
    }

    /// Waits until it listens.
    public void start() throws IOException {
        Files.deleteIfExists(folder.resolve("bus"));
        daemon = new ProcessBuilder(
                        "dbus-daemon", "--nofork", "--print-address", "--config-file=" + folder.resolve("bus.conf"))
                .redirectError(folder.resolve("bus.errors").toFile())
                .start();
        new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    public void stop() {
        daemon.destroyForcibly();
        daemon.onExit().join();
    }

    /// Runs a program of the system on this bus.
    ///
    /// @return what it printed
    public String run(String... command) throws IOException, InterruptedException {
        var all = new ArrayList<String>();
        Collections.addAll(all, command);
        var errors = folder.resolve("run.errors");
        var builder = new ProcessBuilder(all).redirectError(errors.toFile());
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", address());
        var process = builder.start();
        try {
            process.getOutputStream().close();
            var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + words + Files.readString(errors));
            }
            return words;
        } finally {
            process.destroyForcibly();
        }
    }

    public List<String> addresses() {
        return List.of(address());
    }

    public static boolean onPath(String program) {
        for (var place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(place, program))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        stop();
    }
}
