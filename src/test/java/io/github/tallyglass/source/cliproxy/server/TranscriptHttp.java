package io.github.tallyglass.source.cliproxy.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP lines of a transcript.
final class TranscriptHttp {

    private static final Pattern REQUEST = Pattern.compile("→ (\\w+) (\\S+)(?: from (\\S+))? (\\{.*?})(?: (.*))?");
    private static final Pattern REPLY = Pattern.compile("← (\\d+) (\\{.*?})(?: (.*))?");

    private final CpaServer server;
    private int status;
    private String head = "";
    private String body = "";
    private String asked = "";

    TranscriptHttp(CpaServer server) {
        this.server = server;
    }

    void line(String line) throws IOException {
        var request = REQUEST.matcher(line);
        if (request.matches()) {
            asked = line;
            ask(
                    request.group(1),
                    request.group(2),
                    request.group(3),
                    Transcript.headers(request.group(4)),
                    request.group(5) == null ? "" : request.group(5));
            return;
        }
        var reply = REPLY.matcher(line);
        assertThat(reply.matches()).as(line).isTrue();
        assertThat(status).as(asked).isEqualTo(Integer.parseInt(reply.group(1)));
        if (status == 301) {
            return;
        }
        var expected = Transcript.headers(reply.group(2));
        assertThat(header("X-CPA-VERSION")).as(asked).isEqualTo(expected.get("X-CPA-VERSION"));
        assertThat(header("Content-Type")).as(asked).isEqualTo(expected.get("Content-Type"));
        var text = reply.group(3) == null ? "" : reply.group(3);
        if (text.equals("[«records»]")) {
            assertThat(JsonMapper.shared().readTree(body)).as(asked).isNotEmpty();
        } else {
            assertThat(body).as(asked).isEqualTo(text);
        }
    }

    private void ask(String method, String target, @Nullable String from, Map<String, String> headers, String content)
            throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from == null ? "127.0.0.1" : from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", server.url().getPort()));
            var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: x\r\n");
            headers.forEach((name, value) ->
                    request.append(name).append(": ").append(value).append("\r\n"));
            request.append("Content-Length: ")
                    .append(content.length())
                    .append("\r\n\r\n")
                    .append(content);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var parts = all.split("\r\n\r\n", 2);
            head = parts[0];
            status = Integer.parseInt(head.split(" ", 3)[1]);
            body = head.contains("chunked") ? unchunked(parts[1]) : parts[1];
        }
    }

    private static String unchunked(String text) {
        var size = text.indexOf("\r\n");
        return text.substring(size + 2, size + 2 + Integer.parseInt(text.substring(0, size), 16));
    }

    private @Nullable String header(String name) {
        var found = Pattern.compile("^" + name + ": (.*)$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE)
                .matcher(head.replace("\r", ""));
        return found.find() ? found.group(1) : null;
    }
}
