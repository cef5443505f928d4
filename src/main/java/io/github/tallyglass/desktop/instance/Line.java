package io.github.tallyglass.desktop.instance;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One line over a socket, read and written within a time: whoever sits at the other end may be stopped,
/// mad, or somebody else.
final class Line {

    private Line() {}

    /// @param longest in bytes, with the line end; more is not read
    /// @throws EOFException when the other end closed before its line was whole
    /// @throws SocketTimeoutException when it took longer
    /// @throws IOException also for a line that is too long
    static String read(SocketChannel channel, int longest, Duration patience) throws IOException {
        var bytes = ByteBuffer.allocate(longest);
        move(channel, SelectionKey.OP_READ, patience, () -> {
            var read = channel.read(bytes);
            if (read < 0) {
                throw new EOFException("no whole line");
            }
            if (ends(bytes)) {
                return true;
            }
            if (!bytes.hasRemaining()) {
                throw new IOException("a line of more than " + longest + " bytes");
            }
            return false;
        });
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf('\n')).strip();
    }

    static void write(SocketChannel channel, String line, Duration patience) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        move(channel, SelectionKey.OP_WRITE, patience, () -> {
            channel.write(bytes);
            return !bytes.hasRemaining();
        });
    }

    private static boolean ends(ByteBuffer bytes) {
        for (int i = 0; i < bytes.position(); i++) {
            if (bytes.get(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    private static void move(SocketChannel channel, int operation, Duration patience, Step step) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        channel.configureBlocking(false);
        try (var selector = Selector.open()) {
            channel.register(selector, operation);
            while (!step.done()) {
                var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new SocketTimeoutException("nothing more within " + patience.toMillis() + " ms");
                }
                selector.select(left);
                selector.selectedKeys().clear();
            }
        }
    }

    private interface Step {
        boolean done() throws IOException;
    }
}
