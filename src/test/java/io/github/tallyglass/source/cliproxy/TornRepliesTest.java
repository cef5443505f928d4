package io.github.tallyglass.source.cliproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.cliproxy.server.CpaRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Servers that say exactly these bytes and no more.
class TornRepliesTest {

    private static final Secret KEY = new Secret("k");

    private final Http http =
            new Http(new HostBudgets(Clock.systemUTC(), Sleeper.REAL, Pace.POLITE), Clock.systemUTC(), "test");
    private final UsageQueue queue = new UsageQueue(http);

    @AfterEach
    void close() {
        http.close();
    }

    private interface Answer {
        void write(OutputStream out) throws IOException;
    }

    /// Answers the login, then each further command with the next of the answers, then closes.
    private static ServerSocket scripted(Answer... answers) throws IOException {
        var listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try (var socket = listener.accept()) {
                    command(socket.getInputStream());
                    socket.getOutputStream().write("+OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (var answer : answers) {
                        command(socket.getInputStream());
                        answer.write(socket.getOutputStream());
                    }
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException gone) {
                    // The next one, if there is one.
                }
            }
        });
        return listener;
    }

    /// Reads an array of bulk strings.
    private static void command(InputStream in) throws IOException {
        var lines = 1;
        for (var i = 0; i < lines; i++) {
            var line = new StringBuilder();
            for (var b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("closed");
                }
                line.append((char) b);
            }
            lines = line.charAt(0) == '*'
                    ? 1 + 2 * Integer.parseInt(line.substring(1).strip())
                    : lines;
        }
    }

    private static URI url(ServerSocket server) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Test
    void whatCameBeforeTheBreakIsKeptWhereverItIs() throws IOException {
        var reply = "*3\r\n$2\r\n{}\r\n$9\r\n{\"a\":\"b\"}\r\n$5\r\n[1,2]\r\n".getBytes(StandardCharsets.US_ASCII);
        for (var cut = 0; cut < reply.length; cut++) {
            var part = Arrays.copyOf(reply, cut);
            var sink = new MemorySink();
            try (var server = scripted(out -> out.write(part));
                    var reader = value(queue.open(url(server), KEY, QueueMode.POP))) {
                assertThat(reader.fetch(3, sink))
                        .isEqualTo(Result.err(new Failure.Unreachable(Http.hostOf(url(server)), "connection closed")));
                assertThat(sink.parts().getFirst().bytes()).isEqualTo(part);
                assertThat(sink.replies).isZero();
            }
        }
    }

    @Test
    void aReplyInSingleBytesIsOneReply() throws IOException {
        var reply = "*2\r\n$2\r\n{}\r\n$9\r\n{\"a\":\"b\"}\r\n".getBytes(StandardCharsets.US_ASCII);
        Answer drop = out -> {
            for (var b : reply) {
                out.write(b);
                out.flush();
            }
        };
        var sink = new MemorySink(1);
        try (var server = scripted(drop, drop);
                var reader = value(queue.open(url(server), KEY, QueueMode.POP))) {
            assertThat(reader.fetch(2, sink)).isEqualTo(Result.ok(2));
            assertThat(reader.fetch(2, sink)).isEqualTo(Result.ok(2));
        }
        assertThat(sink.records()).containsExactly("{}", "{\"a\":\"b\"}", "{}", "{\"a\":\"b\"}");
    }

    @Test
    void whatIsNotOfTheProtocolEndsTheConnection() throws IOException {
        for (var text : new String[] {"hello\r\n", "*1\r\n$2\r\nabcd", "$2\r\n{}\r\n$2\r\n{}\r\n", "*x\r\n"}) {
            try (var server = scripted(out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
                    var reader = value(queue.open(url(server), KEY, QueueMode.POP))) {
                assertThat(reader.fetch(1, new MemorySink()))
                        .as(text)
                        .isEqualTo(Result.err(new Failure.Malformed("LPOP", "no reply of RESP2")));
            }
        }
    }

    @Test
    void errorsOfAPopLeaveTheConnectionAsItIs() throws IOException {
        try (var server = scripted(
                        out -> out.write(
                                "-ERR value is not an integer or out of range\r\n".getBytes(StandardCharsets.US_ASCII)),
                        out -> out.write("*1\r\n$2\r\n{}\r\n".getBytes(StandardCharsets.US_ASCII)));
                var reader = value(queue.open(url(server), KEY, QueueMode.POP))) {
            var sink = new MemorySink();
            assertThat(reader.fetch(0, sink))
                    .isEqualTo(Result.err(new Failure.Refused("ERR value is not an integer or out of range")));
            assertThat(reader.fetch(1, sink)).isEqualTo(Result.ok(1));
            assertThat(sink.records()).containsExactly("{}");
        }
    }

    @Test
    void aRecordOfAMegabyteComesWhole() throws IOException {
        var body = "{\"timestamp\":\"2026-08-20T09:14:58Z\",\"fail\":{\"body\":\"" + "e".repeat(1 << 20) + "\"}}";
        var sink = new MemorySink(10_000);
        try (var server = new io.github.tallyglass.source.cliproxy.server.CpaServer(new TestTime())) {
            server.preload(CpaRecord.sample(1));
            server.publish(body);
            server.preload(CpaRecord.sample(2));
            var key = new Secret(io.github.tallyglass.source.cliproxy.server.CpaServer.KEY);
            try (var reader = value(queue.open(server.url(), key, QueueMode.POP))) {
                assertThat(reader.fetch(10, sink)).isEqualTo(Result.ok(3));
            }
        }
        assertThat(sink.records().get(1)).isEqualTo(body);
    }

    /// A hundred megabytes pass through a room of 64 kB; what the client allocates meanwhile is measured.
    @Test
    void aReplyOfAHundredMegabytesNeedsNoMemoryOfItsSize() throws IOException {
        var size = 100 << 20;
        var piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'x');
        var received = new AtomicLong();
        var room = ByteBuffer.allocateDirect(65_536);
        var sink = new RawSink() {
            @Override
            public void begin(Form form) {}

            @Override
            public ByteBuffer room() {
                return room.hasRemaining() ? room : room.clear();
            }

            @Override
            public void received() {
                received.addAndGet(room.position());
                room.clear();
            }

            @Override
            public void replied() {}
        };
        try (var server = scripted(out -> {
                    out.write(("*1\r\n$" + size + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    for (var i = 0; i < 100; i++) {
                        out.write(piece);
                    }
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                });
                var reader = value(queue.open(url(server), KEY, QueueMode.POP))) {
            var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
            var before = threads.getCurrentThreadAllocatedBytes();
            assertThat(reader.fetch(1, sink)).isEqualTo(Result.ok(1));
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5L << 20);
        }
        assertThat(received).hasValue(size + "*1\r\n$104857600\r\n\r\n".length());
    }

    private static <T> T value(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(Failure failure) -> throw new AssertionError(failure.toString());
        };
    }
}
