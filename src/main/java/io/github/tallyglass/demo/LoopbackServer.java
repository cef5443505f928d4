package io.github.tallyglass.demo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small HTTP/1.1 server on the loopback address: GET without bodies, kept-alive connections, one virtual
/// thread each. It sends exactly the headers that a handler gives, `Date` among them: the JDK's own server
/// would put the machine's clock there, and a gateway whose clock is injected must be able to tell the time
/// that it lives in.
public final class LoopbackServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_HEADERS = 100;
    private static final int IDLE_MILLIS = 120_000;

    private final ServerSocket listener;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// What answers.
    @FunctionalInterface
    public interface Handler {
        Reply answer(Request request) throws IOException;
    }

    /// A request without its body, which a GET has not.
    ///
    /// @param target path and query as they came
    /// @param headers by lower-case name
    public record Request(String method, String target, Map<String, String> headers) {

        public String path() {
            var question = target.indexOf('?');
            return question < 0 ? target : target.substring(0, question);
        }

        public @Nullable String query() {
            var question = target.indexOf('?');
            return question < 0 ? null : target.substring(question + 1);
        }

        public @Nullable String header(String lowerCaseName) {
            return headers.get(lowerCaseName);
        }
    }

    /// An answer.
    ///
    /// @param headers in the order in which they are sent; with `Transfer-Encoding: chunked` among them the
    ///     body goes in chunks, otherwise `Content-Length` is set
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, compared never.
    public record Reply(int status, Map<String, String> headers, byte[] body) {}

    /// @param port 0 for a free one
    /// @throws IOException when the port is taken
    public LoopbackServer(int port, Handler handler) throws IOException {
        this.handler = handler;
        this.listener = new ServerSocket(port, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().name("loopback-server").start(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() {
        quietly(listener);
        open.forEach(LoopbackServer::quietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (SocketException closed) {
                return;
            } catch (IOException fault) {
                LOG.debug("loopback server: accepting failed", fault);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = new BufferedOutputStream(socket.getOutputStream(), 65_536);
            for (var request = read(in); request != null; request = read(in)) {
                write(out, handler.answer(request));
            }
        } catch (IOException | RuntimeException gone) {
            LOG.debug("loopback server: connection ended: {}", gone.toString());
        } finally {
            open.remove(socket);
        }
    }

    /// Null at the end of the connection, and for what is no request.
    private static @Nullable Request read(InputStream in) throws IOException {
        var first = line(in);
        var words = first == null ? new String[0] : first.split(" ", -1);
        if (words.length != 3) {
            return null;
        }
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            if (colon <= 0 || headers.size() >= MOST_HEADERS) {
                return null;
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(words[0], words[1], headers);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            bytes.write(b);
            if (bytes.size() > LONGEST_LINE) {
                return null;
            }
        }
        return null;
    }

    private static void write(OutputStream out, Reply reply) throws IOException {
        var chunked = "chunked".equals(reply.headers().get("Transfer-Encoding"));
        var head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" -\r\n");
        reply.headers().forEach((name, value) -> {
            if (!name.equals("Content-Length")) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        if (!chunked) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (chunked) {
            out.write((Integer.toHexString(reply.body().length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(reply.body());
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            out.write(reply.body());
        }
        out.flush();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyGone) {
            LOG.debug("loopback server: closing: {}", alreadyGone.toString());
        }
    }
}
