package io.github.tallyglass.source.cliproxy.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;

/// The one port: looks at the first byte of each connection and hands it on (contract of CLIProxyAPI and
/// quotas §1.1).
final class CpaPort {

    private static final Duration SNIFF = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_NANOS = 20_000_000;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int LINGER_MILLIS = 500;

    private final CpaServer server;
    private final int number;
    private final Map<Socket, Instant> open = new ConcurrentHashMap<>();
    private final Map<Socket, Thread> serving = new ConcurrentHashMap<>();
    private volatile ServerSocket listener;
    private volatile Thread accepting;

    CpaPort(CpaServer server, int wanted) throws IOException {
        this.server = server;
        this.listener = listen(wanted);
        this.number = listener.getLocalPort();
        this.accepting = startAccepting(listener);
    }

    int number() {
        return number;
    }

    void open() throws IOException {
        listener = listen(number);
        accepting = startAccepting(listener);
    }

    void close() {
        quietly(listener);
        // The port is free only once nobody waits on it.
        join(accepting);
        disconnect();
    }

    void disconnect() {
        open.keySet().forEach(CpaPort::end);
        // A thread that was waiting for bytes may find some that came in the meantime, and answer them.
        serving.values().forEach(CpaPort::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Socket socket) {
        try {
            socket.shutdownInput();
            socket.shutdownOutput();
        } catch (IOException alreadyGone) {
            // Then it is closed.
        }
        quietly(socket);
    }

    private static ServerSocket listen(int wanted) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted), 200);
        return socket;
    }

    private Thread startAccepting(ServerSocket socket) {
        Thread.ofVirtual().name("cpa-deadlines").start(() -> watch(socket));
        return Thread.ofVirtual().name("cpa-accept").start(() -> accept(socket));
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                var socket = from.accept();
                open.put(socket, server.clock().instant().plus(SNIFF));
                var thread = Thread.ofVirtual().unstarted(() -> serve(socket));
                serving.put(socket, thread);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// Whoever has not sent a byte in ten seconds is closed.
    private void watch(ServerSocket as) {
        while (!as.isClosed()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            open.forEach((socket, deadline) -> {
                if (server.clock().instant().isAfter(deadline)) {
                    quietly(socket);
                }
            });
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var log = server.log().open();
            var tls = server.tls();
            if (tls == null) {
                var in = new BufferedInputStream(log.recording(socket.getInputStream()));
                route(socket, socket, log, in, false);
                return;
            }
            var first = socket.getInputStream().read();
            if (first != TLS_HANDSHAKE) {
                return;
            }
            try (var secured = tls.accept(socket, new ByteArrayInputStream(new byte[] {(byte) first}))) {
                var in = new BufferedInputStream(log.recording(secured.getInputStream()));
                route(
                        socket,
                        secured,
                        log,
                        in,
                        !secured.getApplicationProtocol().isEmpty());
            }
        } catch (IOException gone) {
            // The other end has gone, or this one was told to.
        } finally {
            open.remove(socket);
            serving.remove(socket);
        }
    }

    private void route(Socket socket, Socket inner, CpaLog.Connection log, InputStream in, boolean chosenHttp)
            throws IOException {
        in.mark(1);
        var first = in.read();
        in.reset();
        if (first < 0) {
            return;
        }
        open.put(socket, Instant.MAX);
        var out = new BufferedOutputStream(inner.getOutputStream(), 65_536);
        var address = socket.getInetAddress().getHostAddress();
        if (chosenHttp || "*$+-:".indexOf(first) < 0 || !server.version().speaksResp()) {
            log.kind = "http";
            new HttpSession(server, address, in, out).serve();
            return;
        }
        log.kind = "resp";
        if (server.guard().homeMode()) {
            refuse(inner, in, out, "-ERR redis usage output disabled in home mode\r\n");
        } else if (server.version() == CpaVersion.V7_1_17) {
            refuse(inner, in, out, "-ERR RESP AUTH disabled; use mTLS\r\n");
        } else if (server.managed()) {
            new RespSession(server, log, address, in, out, () -> end(socket)).serve();
        }
    }

    /// One line, and the end. What the client has sent is read, or closing would take the line from it.
    private static void refuse(Socket socket, InputStream in, OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (!(socket instanceof SSLSocket)) {
            socket.shutdownOutput();
        }
        socket.setSoTimeout(LINGER_MILLIS);
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyGone) {
            // Then it is closed.
        }
    }
}
