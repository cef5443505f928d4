package io.github.tallyglass.source.cliproxy.server;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Everything that came over the wire.
public final class CpaLog {

    private static final int MOST_BYTES = 1 << 20;

    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /// An HTTP request.
    ///
    /// @param target path and query as they came
    /// @param headers by lower-case name
    public record Request(String method, String target, Map<String, String> headers, String body, String address) {

        public String path() {
            return target.replaceFirst("\\?.*$", "");
        }

        /// `GET /v0/management/config`
        public String route() {
            return method + " " + path();
        }

        public @Nullable String header(String lowerCaseName) {
            return headers.get(lowerCaseName);
        }
    }

    /// What one connection sent, TLS taken off.
    public static final class Connection {
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final List<String> commands = new CopyOnWriteArrayList<>();
        public volatile String kind = "";

        /// The first megabyte of it.
        public synchronized String text() {
            return received.toString(StandardCharsets.UTF_8);
        }

        /// Names of RESP commands, in upper case: the first thousand.
        public List<String> commands() {
            return List.copyOf(commands);
        }

        void command(String name) {
            if (commands.size() < 1000) {
                commands.add(name);
            }
        }

        private synchronized void add(byte[] bytes, int from, int length) {
            received.write(bytes, from, Math.min(length, MOST_BYTES - received.size()));
        }

        InputStream recording(InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public int read() throws IOException {
                    var one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    var n = super.read(bytes, from, length);
                    if (n > 0) {
                        add(bytes, from, n);
                    }
                    return n;
                }
            };
        }
    }

    Connection open() {
        var connection = new Connection();
        connections.add(connection);
        return connection;
    }

    void add(Request request) {
        requests.add(request);
    }

    public List<Connection> connections() {
        return List.copyOf(connections);
    }

    /// Those that spoke RESP.
    public List<Connection> resp() {
        return connections.stream().filter(c -> c.kind.equals("resp")).toList();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void clear() {
        connections.clear();
        requests.clear();
    }
}
