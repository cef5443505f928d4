package io.github.tallyglass.source.cliproxy.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads commands as the server does: arrays of bulk strings, simple strings and integers.
final class RespCommands {

    private final InputStream in;

    RespCommands(InputStream in) {
        this.in = in;
    }

    /// What is not RESP2 as the server reads it.
    static final class ProtocolError extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// The next command's words; null at the end of the connection.
    @Nullable
    List<String> next() throws IOException {
        var type = in.read();
        if (type < 0) {
            return null;
        }
        if (type != '*') {
            throw new ProtocolError();
        }
        var head = lineText();
        if (head == null) {
            return null;
        }
        var count = number(head);
        if (count < 0) {
            throw new ProtocolError();
        }
        var words = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var word = word();
            if (word == null) {
                return null;
            }
            words.add(word);
        }
        return words;
    }

    private @Nullable String word() throws IOException {
        var type = in.read();
        var line = type < 0 ? null : lineText();
        if (line == null) {
            return null;
        }
        if (type == '+' || type == ':') {
            return line;
        }
        if (type != '$') {
            throw new ProtocolError();
        }
        var length = number(line);
        if (length < 0) {
            return "";
        }
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        if (in.read() != '\r' || in.read() != '\n') {
            throw new ProtocolError();
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private @Nullable String lineText() throws IOException {
        var text = new StringBuilder();
        for (var b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return text.toString().stripTrailing();
            }
            text.append((char) b);
        }
        return null;
    }

    private static int number(String text) throws ProtocolError {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new ProtocolError();
        }
    }
}
