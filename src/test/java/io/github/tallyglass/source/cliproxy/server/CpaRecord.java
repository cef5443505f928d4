package io.github.tallyglass.source.cliproxy.server;

import io.github.tallyglass.source.gateway.Captures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A record as it is handed out, its frame built beforehand. Numbered records share their bytes and differ
/// in `request_id` alone, so that millions of them take no memory.
public final class CpaRecord {

    private static final String ID = "\"request_id\":\"";
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static @Nullable CpaRecord template;

    private final byte[] framed;
    private final int bodyAt;
    private final int idAt;
    private final int number;

    private CpaRecord(byte[] framed, int bodyAt, int idAt, int number) {
        this.framed = framed;
        this.bodyAt = bodyAt;
        this.idAt = idAt;
        this.number = number;
    }

    /// Any bytes: a record as the server has it, bad JSON, nothing at all.
    public static CpaRecord of(String payload) {
        var body = payload.getBytes(StandardCharsets.UTF_8);
        var head = ("$" + body.length + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var framed = Arrays.copyOf(head, head.length + body.length + 2);
        System.arraycopy(body, 0, framed, head.length, body.length);
        framed[framed.length - 2] = '\r';
        framed[framed.length - 1] = '\n';
        var id = payload.indexOf(ID);
        var idAt = id < 0
                ? -1
                : head.length + payload.substring(0, id + ID.length()).getBytes(StandardCharsets.UTF_8).length;
        return new CpaRecord(framed, head.length, idAt, -1);
    }

    /// This record with the number, in eight hexadecimal digits, as `request_id`.
    public CpaRecord numbered(int id) {
        if (idAt < 0) {
            throw new IllegalArgumentException("a record without request_id");
        }
        return new CpaRecord(framed, bodyAt, idAt, id);
    }

    /// A captured record of 1.3 kB with this number.
    public static synchronized CpaRecord sample(int number) {
        if (template == null) {
            template = of(new String(resource("compat-apikey-nonstream-ok.json"), StandardCharsets.UTF_8));
        }
        return template.numbered(number);
    }

    static byte[] resource(String name) {
        var path = "/captures/cliproxyapi-7.2.140/" + name;
        try (var in = Captures.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String payload() {
        var all = framedBytes();
        return new String(all, bodyAt, all.length - bodyAt - 2, StandardCharsets.UTF_8);
    }

    int framedLength() {
        return framed.length;
    }

    /// Puts the record with its frame into `to`.
    ///
    /// @return index behind it
    int frame(byte[] to, int at) {
        System.arraycopy(framed, 0, to, at, framed.length);
        if (number >= 0) {
            for (var i = 0; i < 8; i++) {
                to[at + idAt + i] = HEX[(number >>> (28 - 4 * i)) & 15];
            }
        }
        return at + framed.length;
    }

    byte[] framedBytes() {
        var bytes = new byte[framed.length];
        frame(bytes, 0);
        return bytes;
    }
}
