package io.github.tallyglass.desktop.instance;

import io.github.tallyglass.desktop.HeldLock;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first start: takes requests until it is closed. Its thread waits in the system and costs nothing.
final class Listener implements Claim.First {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /// A caller writes its line at once.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Meeting meeting;
    private final HeldLock lock;
    private final Path socket;
    private final ServerSocketChannel server;
    private final Consumer<Request> onRequest;
    private volatile boolean leaving;

    private Listener(
            Meeting meeting, HeldLock lock, Path socket, ServerSocketChannel server, Consumer<Request> onRequest) {
        this.meeting = meeting;
        this.lock = lock;
        this.socket = socket;
        this.server = server;
        this.onRequest = onRequest;
    }

    static Listener open(Meeting meeting, HeldLock lock, Consumer<Request> onRequest) throws IOException {
        var socket = meeting.socket();
        // Whoever made it has ended: the lock is ours.
        Files.deleteIfExists(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
            meeting.leave(new Meeting.Note(ProcessHandle.current().pid(), socket));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        var listener = new Listener(meeting, lock, socket, server, onRequest);
        Thread.ofPlatform().daemon().name("second-start").start(listener::accept);
        return listener;
    }

    @Override
    public void leaving() {
        leaving = true;
    }

    @Override
    public void close() {
        leaving = true;
        try {
            server.close();
            meeting.forget();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.warn("{} stays behind", socket, e);
        } finally {
            lock.close();
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                var caller = server.accept();
                // One that says nothing must not keep others waiting.
                Thread.ofVirtual().name("second-start-call").start(() -> serve(caller));
            } catch (ClosedChannelException closed) {
                LOG.debug("no more requests are taken");
            } catch (IOException e) {
                LOG.warn("a second start was not heard", e);
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller) {
            var line = Line.read(caller, Request.LONGEST, PATIENCE);
            Line.write(caller, answer(line).word(), PATIENCE);
        } catch (IOException e) {
            LOG.info("a caller without a request: {}", e.toString());
        }
    }

    private Answer answer(String line) {
        if (leaving) {
            return Answer.LEAVING;
        }
        return Request.parse(line).map(this::take).orElse(Answer.REFUSED);
    }

    private Answer take(Request request) {
        try {
            onRequest.accept(request);
            return Answer.TAKEN;
        } catch (RuntimeException e) {
            LOG.error("the request {} failed", request.what(), e);
            return Answer.REFUSED;
        }
    }
}
