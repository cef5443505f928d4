package io.github.tallyglass.source.cliproxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Follows a reply of RESP2 through the pieces in which it comes, only as far as is needed to know where
/// it ends and what it held. Bodies are skipped by their length; of short ones the text is kept, which
/// control messages and error lines are.
final class ReplyScanner {

    /// Words of the protocol and control messages are shorter; records are longer.
    static final int SHORT = 64;

    private static final int LONGEST_LINE = 512;

    private enum State {
        TYPE,
        LINE,
        BODY,
        BODY_END
    }

    private final StringBuilder line = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private State state = State.TYPE;
    private byte type;
    private byte replyType;
    private int open = 1;
    private long missing;
    private int bulks;
    private boolean nonsense;
    private byte[] body = {};
    private int bodyAt;

    /// Looks at the bytes from `from` to `to`, no further than the reply's end.
    ///
    /// @return index behind the last byte that belongs to this reply
    int feed(ByteBuffer bytes, int from, int to) {
        var at = from;
        while (at < to && !whole() && !nonsense) {
            switch (state) {
                case TYPE -> begin(bytes.get(at++));
                case LINE -> {
                    var b = bytes.get(at++);
                    if (b == '\n') {
                        endLine();
                    } else if (line.length() < LONGEST_LINE) {
                        line.append((char) (b & 0xff));
                    }
                }
                case BODY -> {
                    var n = (int) Math.min(missing, to - at);
                    if (bodyAt < body.length) {
                        bytes.get(at, body, bodyAt, n);
                        bodyAt += n;
                    }
                    missing -= n;
                    at += n;
                    state = missing == 0 ? State.BODY_END : State.BODY;
                    missing = missing == 0 ? 2 : missing;
                }
                case BODY_END -> {
                    nonsense = bytes.get(at++) != (missing == 2 ? '\r' : '\n');
                    if (--missing == 0) {
                        bulks++;
                        words.add(new String(body, StandardCharsets.UTF_8));
                        endElement();
                    }
                }
            }
        }
        return at;
    }

    /// The reply has come to its end.
    boolean whole() {
        return open == 0;
    }

    /// What came is not RESP2; nothing behind it can be told apart.
    boolean nonsense() {
        return nonsense;
    }

    /// Nothing of the reply has come yet.
    boolean fresh() {
        return replyType == 0;
    }

    /// Bytes that are known to be missing of the body that has begun, its line's end included; 0 where
    /// none has.
    long missing() {
        return state == State.BODY ? missing + 2 : state == State.BODY_END ? missing : 0;
    }

    /// Bulk strings of the reply so far, absent ones not counted.
    int bulks() {
        return bulks;
    }

    /// The texts of bulk strings of up to [#SHORT] bytes, in order; `""` for longer ones.
    List<String> words() {
        return words;
    }

    /// The reply is an error.
    boolean error() {
        return replyType == '-';
    }

    /// The text of a reply that is one line: an error, a status.
    String text() {
        return line.toString().stripTrailing();
    }

    /// Makes ready for the next reply.
    void next() {
        state = State.TYPE;
        replyType = 0;
        open = 1;
        missing = 0;
        bulks = 0;
        words.clear();
        line.setLength(0);
    }

    private void begin(byte b) {
        type = b;
        replyType = replyType == 0 ? b : replyType;
        nonsense = "*$+-:".indexOf(b) < 0;
        line.setLength(0);
        state = State.LINE;
    }

    private void endLine() {
        if (type != '*' && type != '$') {
            endElement();
            return;
        }
        var length = length();
        if (nonsense) {
            return;
        }
        if (type == '*') {
            open += Math.max(0, length);
            endElement();
        } else if (length < 0) {
            endElement();
        } else {
            body = length <= SHORT ? new byte[length] : new byte[0];
            bodyAt = 0;
            missing = length == 0 ? 2 : length;
            state = length == 0 ? State.BODY_END : State.BODY;
        }
    }

    private int length() {
        try {
            var length = Long.parseLong(text());
            nonsense = length > RespWalk.LONGEST_BODY || line.charAt(line.length() - 1) != '\r';
            return nonsense ? 0 : (int) length;
        } catch (NumberFormatException noLength) {
            nonsense = true;
            return 0;
        }
    }

    private void endElement() {
        open--;
        state = State.TYPE;
    }
}
