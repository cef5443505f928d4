package io.github.tallyglass.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Pops and throws away: a blocking socket, one buffer, bodies skipped by their length.
final class BareClient {

    private static final int BUFFER = 1 << 20;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();

    private BareClient(SocketChannel channel) {
        this.channel = channel;
    }

    /// Seconds that it took.
    static double drain(URI url, int records) throws IOException {
        try (var channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()))) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var client = new BareClient(channel);
            client.send("*2\r\n$4\r\nAUTH\r\n$" + ServerProcess.KEY.length() + "\r\n" + ServerProcess.KEY + "\r\n");
            client.line();
            var begun = System.nanoTime();
            for (var got = 0; got < records; ) {
                client.send("*3\r\n$4\r\nLPOP\r\n$5\r\nusage\r\n$3\r\n500\r\n");
                var count = client.line();
                for (var i = 0; i < count; i++) {
                    client.skip(client.line() + 2);
                }
                got += count;
            }
            return CollectBench.seconds(begun);
        }
    }

    private void send(String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /// The number in the next line.
    private int line() throws IOException {
        var number = 0;
        for (var b = next(); b != '\n'; b = next()) {
            if (b >= '0' && b <= '9') {
                number = number * 10 + b - '0';
            }
        }
        return number;
    }

    private void skip(int bytes) throws IOException {
        for (var left = bytes; left > 0; ) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            var some = Math.min(left, buffer.remaining());
            buffer.position(buffer.position() + some);
            left -= some;
        }
    }

    private byte next() throws IOException {
        if (!buffer.hasRemaining()) {
            fill();
        }
        return buffer.get();
    }

    private void fill() throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("closed");
        }
        buffer.flip();
    }
}
