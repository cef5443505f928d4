package io.github.tallyglass.bench;

import io.github.tallyglass.source.cliproxy.server.CpaMain;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A server of the tests in a process of its own.
record ServerProcess(Process process, URI url) implements AutoCloseable {

    static final String KEY = CpaServer.KEY;

    static ServerProcess start(Path folder, int records, int rate, int retention, int seconds) throws IOException {
        return start(folder, records, rate, retention, seconds, 0);
    }

    /// @param nanos that handing out one record takes at least
    static ServerProcess start(Path folder, int records, int rate, int retention, int seconds, int nanos)
            throws IOException {
        Files.createDirectories(folder);
        var port = folder.resolve("port");
        Files.deleteIfExists(port);
        var command = new ArrayList<>(java("-Xmx2g", CpaMain.class.getName(), port.toString()));
        for (var number : new int[] {records, rate, retention, seconds, nanos}) {
            command.add(Integer.toString(number));
        }
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        while (!Files.exists(port)) {
            if (!process.isAlive()) {
                throw new IOException("the server did not start");
            }
            LockSupport.parkNanos(10_000_000);
        }
        return new ServerProcess(process, URI.create("http://127.0.0.1:" + Files.readString(port)));
    }

    static List<String> java(String heap, String... arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                heap,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Ends it.
    ///
    /// @return what it says of itself: made, handed out, expired
    String end() throws IOException {
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
