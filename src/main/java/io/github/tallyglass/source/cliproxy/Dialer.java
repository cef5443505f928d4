package io.github.tallyglass.source.cliproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/// Connects to where a server's address says, inside TLS where it is `https`.
final class Dialer {

    /// Until a connection stands.
    static final Duration CONNECT = Duration.ofSeconds(10);

    /// A pop that is not answered in this time is a broken connection.
    static final Duration ANSWER = Duration.ofSeconds(30);

    /// A connection whose other end has gone without a word is noticed after two minutes, in seconds and
    /// probes; the systems' own two hours would cost a day's first records.
    private static final Map<String, Integer> KEEP_ALIVE =
            Map.of("TCP_KEEPIDLE", 60, "TCP_KEEPINTERVAL", 15, "TCP_KEEPCOUNT", 4);

    private final SSLSocketFactory tls;
    private final Duration connect;

    Dialer(SSLSocketFactory tls, Duration connect) {
        this.tls = tls;
        this.connect = connect;
    }

    /// Blocks; an interrupt ends it.
    Wire dial(URI base) throws IOException {
        var secure = "https".equalsIgnoreCase(base.getScheme());
        var host = base.getHost().replaceAll("^\\[|]$", "");
        var port = base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80;
        var channel = connected(host, port);
        try {
            return secure ? new TlsWire(channel, tls, host, port, connect) : new PlainWire(channel);
        } catch (IOException | RuntimeException fault) {
            channel.close();
            throw fault;
        }
    }

    /// To the first of the host's addresses that answers.
    private SocketChannel connected(String host, int port) throws IOException {
        var addresses = InetAddress.getAllByName(host);
        for (var i = 0; ; i++) {
            var channel = SocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                for (var option : channel.supportedOptions()) {
                    keepAlive(channel, option);
                }
                channel.socket().connect(new InetSocketAddress(addresses[i], port), (int) connect.toMillis());
                return channel;
            } catch (IOException fault) {
                channel.close();
                if (i == addresses.length - 1 || Thread.currentThread().isInterrupted()) {
                    throw fault;
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // The three options are integers by their documentation.
    private static void keepAlive(SocketChannel channel, SocketOption<?> option) throws IOException {
        var value = KEEP_ALIVE.get(option.name());
        if (value != null) {
            channel.setOption((SocketOption<Integer>) option, value);
        }
    }
}
