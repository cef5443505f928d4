package io.github.tallyglass.source.cliproxy.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One connection that speaks HTTP/1.1.
final class HttpSession {

    private static final int CHUNKED_ABOVE = 2048;
    private static final int LONGEST_LINE = 16_384;
    private static final String BAD_REQUEST = "HTTP/1.1 400 Bad Request\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request";

    private final CpaServer server;
    private final String address;
    private final InputStream in;
    private final OutputStream out;

    HttpSession(CpaServer server, String address, InputStream in, OutputStream out) {
        this.server = server;
        this.address = address;
        this.in = in;
        this.out = out;
    }

    void serve() throws IOException {
        for (var first = line(); first != null; first = line()) {
            var words = first.split(" ", -1);
            var request = words.length == 3 && words[2].startsWith("HTTP/1") ? read(words[0], words[1]) : null;
            if (request == null) {
                out.write(BAD_REQUEST.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                return;
            }
            server.log().add(request);
            write(server.management().answer(request));
        }
    }

    private CpaLog.@Nullable Request read(String method, String target) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(); line != null && !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            if (colon <= 0) {
                return null;
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = "chunked".equals(headers.get("transfer-encoding"))
                ? chunks()
                : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new CpaLog.Request(method, target, headers, new String(body, StandardCharsets.UTF_8), address);
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        while (true) {
            var size = line();
            var length = size == null
                    ? 0
                    : Integer.parseInt(size.replaceFirst(";.*$", "").strip(), 16);
            all.writeBytes(in.readNBytes(length));
            line();
            if (length == 0) {
                return all.toByteArray();
            }
        }
    }

    private @Nullable String line() throws IOException {
        var text = new StringBuilder();
        for (var b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return text.toString().stripTrailing();
            }
            text.append((char) b);
            if (text.length() > LONGEST_LINE) {
                return "";
            }
        }
        return null;
    }

    private void write(CpaReply reply) throws IOException {
        var body = reply.body();
        var chunked = body.length > CHUNKED_ABOVE;
        var head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" -\r\n");
        head.append("Access-Control-Allow-Origin: *\r\n");
        head.append("Access-Control-Allow-Headers: *\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Date: ")
                .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        server.clock().instant().atOffset(ZoneOffset.UTC)))
                .append("\r\n");
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n\r\n")
                    .append(Integer.toHexString(body.length))
                    .append("\r\n");
        } else {
            head.append(reply.status() == 204 ? "\r\n" : "Content-Length: " + body.length + "\r\n\r\n");
        }
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        if (chunked) {
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
    }
}
