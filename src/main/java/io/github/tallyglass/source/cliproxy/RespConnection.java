package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;

/// One connection that speaks RESP2. `AUTH` is the first command on it, always, and the only one before it
/// was answered: a server counts everything else as a failed login (contract of CLIProxyAPI and quotas
/// §1.4).
final class RespConnection implements AutoCloseable {

    /// An answer to `AUTH` is one line.
    private static final int LONGEST_ANSWER = 4096;

    private final Wire wire;
    private final String host;
    private volatile boolean closed;

    RespConnection(Wire wire, String host) {
        this.wire = wire;
        this.host = host;
    }

    /// What came of `AUTH`.
    sealed interface Login {

        record Accepted() implements Login {}

        /// Nothing must be tried again before somebody has acted, or the time has passed.
        record Refused(Failure failure) implements Login {}

        /// The server speaks no RESP here: HTTP may still hand out records.
        ///
        /// @param failure for whoever needs RESP
        record NoResp(Failure failure) implements Login {}
    }

    /// Sends the key, once.
    Login login(Secret key) {
        var answer = ByteBuffer.allocate(LONGEST_ANSWER);
        var scanner = new ReplyScanner();
        try {
            wire.write(command("AUTH", key.value()));
            var looked = 0;
            while (!scanner.whole()) {
                if (answer.position() > 0 && (scanner.nonsense() || !answer.hasRemaining())) {
                    // A web server answers `HTTP/1.1 400`.
                    return new Login.NoResp(new Failure.NoSubscription(host));
                }
                if (wire.read(answer, Dialer.ANSWER) < 0) {
                    return closedEarly(answer.position());
                }
                looked = scanner.feed(answer, looked, answer.position());
            }
        } catch (SocketTimeoutException slow) {
            return new Login.Refused(failure(slow));
        } catch (IOException broken) {
            // A server that closes without having read what was sent to it resets the connection.
            return closed || broken instanceof AsynchronousCloseException
                    ? new Login.Refused(new Failure.Cancelled())
                    : closedEarly(answer.position());
        }
        var words = scanner.text();
        if (!scanner.error()) {
            return new Login.Accepted();
        }
        if (ServerWords.respDisabled(words)) {
            return new Login.NoResp(new Failure.NoSubscription(host));
        }
        var refusal = ServerWords.refusal(host, words);
        return new Login.Refused(refusal == null ? new Failure.Malformed("AUTH", words) : refusal);
    }

    private Login closedEarly(int received) {
        return received == 0
                ? new Login.NoResp(new Failure.ManagementOff(host))
                : new Login.Refused(new Failure.Unreachable(host, "connection closed"));
    }

    void send(String... words) throws IOException {
        wire.write(command(words));
    }

    /// See [Wire#read].
    int read(ByteBuffer into, Duration patience) throws IOException {
        return wire.read(into, patience);
    }

    String host() {
        return host;
    }

    /// What a fault of the connection means. Its own text is not passed on.
    Failure failure(IOException fault) {
        return closed ? new Failure.Cancelled() : failure(fault, host);
    }

    static Failure failure(IOException fault, String host) {
        return switch (fault) {
            case AsynchronousCloseException _ -> new Failure.Cancelled();
            case SocketTimeoutException slow ->
                new Failure.TimedOut(
                        host, String.valueOf(slow.getMessage()).contains("onnect") ? Dialer.CONNECT : Dialer.ANSWER);
            case UnknownHostException _ -> new Failure.Unreachable(host, "unknown host");
            case NoRouteToHostException _ -> new Failure.Unreachable(host, "no route to host");
            case ConnectException _ -> new Failure.Unreachable(host, "connection refused");
            case SSLException _ ->
                new Failure.Unreachable(host, "TLS: " + fault.getClass().getSimpleName());
            default -> new Failure.Unreachable(host, "connection closed");
        };
    }

    @Override
    public void close() {
        closed = true;
        wire.close();
    }

    private static ByteBuffer command(String... words) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        for (var word : words) {
            var body = word.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(("$" + body.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(body);
            bytes.writeBytes(new byte[] {'\r', '\n'});
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
