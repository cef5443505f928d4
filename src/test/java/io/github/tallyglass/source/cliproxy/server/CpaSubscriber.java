package io.github.tallyglass.source.cliproxy.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// One subscription: a buffer of 256 messages and a thread that writes them.
final class CpaSubscriber {

    static final int BUFFER = 256;

    private final BlockingQueue<CpaRecord> buffer = new LinkedBlockingQueue<>(BUFFER);
    private final CpaRecord farewell = CpaRecord.of("");
    private final byte[] head;
    private final OutputStream out;
    private final Runnable close;
    private final AtomicBoolean finishing = new AtomicBoolean();

    /// @param channel as the messages name it
    /// @param close ends the connection, once what was buffered is written
    CpaSubscriber(String channel, OutputStream out, Runnable close) {
        this.head = ("*3\r\n$7\r\nmessage\r\n$" + channel.length() + "\r\n" + channel + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.out = out;
        this.close = close;
    }

    /// False where the buffer is full.
    boolean offer(CpaRecord record) {
        return !finishing.get() && buffer.offer(record);
    }

    /// Ends the subscription after what is buffered.
    void finish() {
        if (finishing.compareAndSet(false, true)) {
            Thread.ofVirtual().start(() -> {
                try {
                    buffer.put(farewell);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    void start() {
        Thread.ofVirtual().start(this::write);
    }

    private void write() {
        try {
            for (var record = buffer.take(); record != farewell; record = buffer.take()) {
                var body = record.framedBytes();
                synchronized (out) {
                    out.write(head);
                    out.write(body);
                    if (buffer.isEmpty()) {
                        out.flush();
                    }
                }
            }
            synchronized (out) {
                out.flush();
            }
        } catch (IOException gone) {
            // Whoever reads the connection notices as well.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            finishing.set(true);
            buffer.clear();
            close.run();
        }
    }
}
