package io.github.tallyglass.source.cliproxy;

import java.nio.ByteBuffer;

/// Replies to pops, taken flat: each bulk string is a record, whatever array it stands in; array heads,
/// errors and the like carry none.
final class PopWalk extends RespWalk {

    PopWalk(ByteBuffer bytes, int from, int to, boolean ended) {
        super(bytes, from, to, ended);
    }

    @Override
    boolean next() {
        while (!unreadable && !nothingAt(at)) {
            switch (bytes.get(at)) {
                case '$' -> {
                    var part = bulk(at);
                    if (part == Part.WHOLE && bodyLength >= 0) {
                        return found(bodyStart, bodyLength, behind);
                    }
                    if (part != Part.WHOLE) {
                        return stop(part);
                    }
                    at = behind;
                }
                case '*' -> {
                    var part = number(at);
                    if (part != Part.WHOLE) {
                        return stop(part);
                    }
                    at = behind;
                }
                case '+', '-', ':' -> {
                    var end = lineEnd(at);
                    if (end < 0) {
                        return stop(Part.TORN);
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

    private boolean stop(Part part) {
        return part == Part.NONSENSE ? stopUnreadable() : tornAt(at, to);
    }
}
