package io.github.tallyglass.source.cliproxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection inside TLS. It offers no application protocol: a server that can choose `http/1.1` speaks
/// nothing else (contract of CLIProxyAPI and quotas §1.1).
final class TlsWire implements Wire {

    private static final Logger LOG = LoggerFactory.getLogger(TlsWire.class);

    /// A record of TLS holds no more.
    private static final int PIECE = 16_384;

    private final SocketChannel channel;
    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] piece = new byte[PIECE];

    /// Shakes hands; the certificate must be trusted and be the host's.
    ///
    /// @param channel connected and blocking; becomes this wire's own
    TlsWire(SocketChannel channel, SSLSocketFactory factory, String host, int port, Duration patience)
            throws IOException {
        this.channel = channel;
        this.socket = (SSLSocket) factory.createSocket(channel.socket(), host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        socket.startHandshake();
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    @Override
    public int read(ByteBuffer into, Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        var n = in.read(piece, 0, Math.min(piece.length, into.remaining()));
        if (n > 0) {
            into.put(piece, 0, n);
        }
        return n;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        var all = new byte[bytes.remaining()];
        bytes.get(all);
        out.write(all);
        out.flush();
    }

    /// The connection below is closed, not the TLS in it: that might wait for whoever is reading.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            LOG.debug("closing a connection: {}", alreadyGone.toString());
        }
    }
}
