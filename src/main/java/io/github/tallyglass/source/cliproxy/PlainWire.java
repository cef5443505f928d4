package io.github.tallyglass.source.cliproxy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A plain connection. A read goes into the caller's buffer in one system call, without a copy between:
/// where that buffer is a mapped file, what the call has returned outlives the process.
final class PlainWire implements Wire {

    private static final Logger LOG = LoggerFactory.getLogger(PlainWire.class);

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    /// @param channel connected; becomes this wire's own
    PlainWire(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.selector = Selector.open();
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public int read(ByteBuffer into, Duration patience) throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        for (var n = channel.read(into); ; n = channel.read(into)) {
            if (n != 0) {
                return n;
            }
            await(SelectionKey.OP_READ, patience, deadline);
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        var patience = Dialer.ANSWER;
        var deadline = System.nanoTime() + patience.toNanos();
        while (channel.write(bytes) >= 0 && bytes.hasRemaining()) {
            await(SelectionKey.OP_WRITE, patience, deadline);
        }
    }

    private void await(int what, Duration patience, long deadline) throws IOException {
        try {
            key.interestOps(what);
            if (patience.isZero()) {
                selector.select();
            } else {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new SocketTimeoutException("nothing in " + patience);
                }
                selector.select(Math.max(1, Duration.ofNanos(left).toMillis()));
            }
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException closed) {
            throw new AsynchronousCloseException();
        }
        if (Thread.currentThread().isInterrupted()) {
            close();
            throw new ClosedByInterruptException();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException alreadyGone) {
            LOG.debug("closing a connection: {}", alreadyGone.toString());
        }
    }
}
