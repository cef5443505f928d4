package io.github.tallyglass.source.cliproxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Pushed messages: arrays of `message`, channel and payload, whose payload is the record. Confirmations
/// of a subscription and answers to a PING are arrays too, and carry none.
final class MessageWalk extends RespWalk {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_PARTS = 16;

    MessageWalk(ByteBuffer bytes, int from, int to, boolean ended) {
        super(bytes, from, to, ended);
    }

    @Override
    boolean next() {
        while (!unreadable && !nothingAt(at)) {
            switch (bytes.get(at)) {
                case '*' -> {
                    var head = number(at);
                    if (head == Part.WHOLE && bodyLength > MOST_PARTS) {
                        head = Part.NONSENSE;
                    }
                    var payload = false;
                    var parts = bodyLength;
                    var index = behind;
                    for (var i = 0; head == Part.WHOLE && i < parts; i++) {
                        head = part(index);
                        index = behind;
                        payload = i == 0 ? parts == 3 && isMessage() : payload;
                    }
                    if (head != Part.WHOLE) {
                        return head == Part.NONSENSE ? stopUnreadable() : tornAt(at, to);
                    }
                    if (payload && bodyLength >= 0) {
                        return found(bodyStart, bodyLength, index);
                    }
                    at = index;
                }
                case '+', '-', ':' -> {
                    var end = lineEnd(at);
                    if (end < 0) {
                        return tornAt(at, to);
                    }
                    at = end;
                }
                default -> {
                    return stopUnreadable();
                }
            }
        }
        return false;
    }

    private Part part(int index) {
        if (nothingAt(index)) {
            return Part.TORN;
        }
        return switch (bytes.get(index)) {
            case '$' -> bulk(index);
            case ':' -> {
                var part = number(index);
                bodyLength = -1;
                yield part;
            }
            default -> Part.NONSENSE;
        };
    }

    private boolean isMessage() {
        if (bodyLength != MESSAGE.length) {
            return false;
        }
        for (var i = 0; i < MESSAGE.length; i++) {
            if (bytes.get(bodyStart + i) != MESSAGE[i]) {
                return false;
            }
        }
        return true;
    }
}
