package io.github.tallyglass.source.cliproxy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.source.cliproxy.TestTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// What was sent to the real server and what it answered, sent once more to the one of the tests. Lines
/// that begin with `!` say what happened to the server meanwhile.
final class Transcript {

    private static final Pattern LINE = Pattern.compile("(\\w+) ([→←]|\\(connect|\\(client closes\\)).*");
    private static final Pattern RECORD = Pattern.compile("\\$(\\d+)\r\n«record»");
    private static final int PATIENCE_MILLIS = 10_000;

    private final CpaServer server;
    private final TestTime clock;
    private final TranscriptHttp http;
    private final Map<String, Socket> sockets = new HashMap<>();
    private int made;

    Transcript(CpaServer server, TestTime clock) {
        this.server = server;
        this.clock = clock;
        this.http = new TranscriptHttp(server);
    }

    void play(List<String> lines) throws IOException {
        for (var line : lines) {
            var parts = LINE.matcher(line);
            if (line.startsWith("! ")) {
                direct(line.substring(2).split(" ", -1));
            } else if (parts.matches()) {
                var name = parts.group(1);
                var rest = line.substring(name.length() + 1);
                if (name.equals("http")) {
                    http.line(rest);
                } else {
                    step(name, rest, line);
                }
            }
        }
        for (var socket : sockets.values()) {
            socket.close();
        }
    }

    private void step(String name, String rest, String line) throws IOException {
        if (rest.startsWith("(connect")) {
            var from = rest.contains(" from ") ? rest.replaceAll("^.* from |\\)$", "") : "127.0.0.1";
            var socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", server.url().getPort()));
            socket.setSoTimeout(PATIENCE_MILLIS);
            sockets.put(name, socket);
            return;
        }
        var socket = socket(name);
        if (rest.equals("(client closes)")) {
            socket.close();
        } else if (rest.startsWith("→ ")) {
            try {
                socket.getOutputStream().write(unescaped(rest.substring(2)));
            } catch (SocketException closed) {
                // Said by what is received next.
            }
        } else if (rest.equals("← (closed by the server)")) {
            assertThat(read(socket, 1)).as(line).isEmpty();
        } else if (rest.equals("← (nothing)")) {
            assertThat(socket.getInputStream().available()).as(line).isZero();
        } else {
            expect(socket, rest.substring(2), line);
        }
    }

    private Socket socket(String name) {
        return Objects.requireNonNull(sockets.get(name), name);
    }

    private static void expect(Socket socket, String escaped, String line) throws IOException {
        var text = new String(unescaped(escaped), StandardCharsets.UTF_8);
        var expected = RECORD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "$" + found.group(1) + "\r\n" + "r".repeat(Integer.parseInt(found.group(1)))));
        var bytes = read(socket, expected.length());
        var got = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(masked(got, expected)).as(line).isEqualTo(expected);
    }

    /// What stands where a record is expected may be any.
    private static String masked(String got, String expected) {
        var text = new StringBuilder(got);
        var record = Pattern.compile("\\$(\\d+)\r\n(r+)").matcher(expected);
        while (record.find() && record.end(2) <= text.length()) {
            text.replace(record.start(2), record.end(2), record.group(2));
        }
        return text.toString();
    }

    private static byte[] read(Socket socket, int length) throws IOException {
        try {
            return socket.getInputStream().readNBytes(length);
        } catch (SocketException reset) {
            return new byte[0];
        }
    }

    private static byte[] unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void direct(String[] words) throws IOException {
        var argument = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "records" -> Arrays.stream(words).skip(1).forEach(length -> server.preload(record(length)));
            case "publish" -> Arrays.stream(words).skip(1).forEach(length -> server.publish(record(length)));
            case "clock" -> clock.forward(Duration.ofSeconds(Long.parseLong(argument)));
            case "statistics" -> server.statistics(Boolean.parseBoolean(argument));
            case "retention" -> server.retention(Integer.parseInt(argument));
            case "key" -> server.key(argument.equals("-") ? null : argument);
            case "password" -> server.password(argument);
            case "refresh" -> server.refresh();
            case "restart" -> server.restart();
            case "stop" -> server.stop();
            case "shutdown" -> socket(argument).shutdownOutput();
            case "connected" -> until(() -> !server.log().connections().isEmpty());
            case "unsubscribed" -> until(() -> server.subscribers() == 0);
            case "sniffed" -> until(() -> server.log().connections().stream().anyMatch(c -> c.kind.equals("resp")));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static void until(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// JSON of exactly this many bytes.
    private CpaRecord record(String length) {
        var head = "{\"n\":" + made++ + ",\"p\":\"";
        var wanted = Integer.parseInt(length);
        return CpaRecord.of(wanted < 20 ? "9".repeat(wanted) : head + "p".repeat(wanted - head.length() - 2) + "\"}");
    }

    static Map<String, String> headers(String json) {
        var headers = new HashMap<String, String>();
        JsonMapper.shared()
                .readTree(json)
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
        return headers;
    }
}
