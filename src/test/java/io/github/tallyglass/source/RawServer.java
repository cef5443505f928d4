package io.github.tallyglass.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A loopback server that misbehaves: each connection gets one answer, written by hand, and is then closed
/// or left hanging.
public final class RawServer implements AutoCloseable {

    /// Writes the bytes of an answer; whatever it leaves out is what the test is about.
    @FunctionalInterface
    public interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Answer answer;
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();

    public RawServer(Answer answer) {
        this.answer = answer;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// An answer with this head and body, `Content-Length` as it is.
    public static Answer of(int status, String headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return out -> {
            out.write(head(status, headers + "Content-Length: " + bytes.length + "\r\n"));
            out.write(bytes);
        };
    }

    public static Answer json(String body) {
        return of(200, "Content-Type: application/json\r\n", body);
    }

    /// Promises a body of 1000 bytes and breaks off.
    public static Answer cut(String start) {
        return out -> {
            out.write(head(200, "Content-Type: application/json\r\nContent-Length: 1000\r\n"));
            out.write(start.getBytes(StandardCharsets.UTF_8));
        };
    }

    /// Breaks off inside a chunked body: only the last chunk is missing.
    public static Answer cutChunked(String start) {
        return out -> {
            out.write(head(200, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"));
            var bytes = start.getBytes(StandardCharsets.UTF_8);
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        };
    }

    /// Sends the start of a body and then nothing, without closing.
    public static Answer stalled(String start) {
        return out -> {
            cut(start).write(out);
            out.flush();
            Thread.currentThread().join();
        };
    }

    public static byte[] head(int status, String headers) {
        return ("HTTP/1.1 " + status + " -\r\nConnection: close\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Request line and headers of each request so far.
    public List<List<String>> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            var lines = new ArrayList<String>();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            requests.add(List.copyOf(lines));
            answer.write(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException | InterruptedException gone) {
            // The client went away: that is what some tests want.
            Thread.currentThread().interrupt();
        }
    }
}
