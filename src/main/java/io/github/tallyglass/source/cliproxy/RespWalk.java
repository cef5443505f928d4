package io.github.tallyglass.source.cliproxy;

import java.nio.ByteBuffer;

/// What walks over RESP2 have in common: lines and bulk strings.
abstract sealed class RespWalk extends RecordSplitter.Walk permits PopWalk, MessageWalk {

    /// Beyond this a length is not believed: the largest record seen is a few MB.
    static final int LONGEST_BODY = 1 << 30;

    /// `$`, a length and the line's end.
    private static final int LONGEST_NUMBER = 24;

    private final boolean ended;

    /// Of the last [#bulk(int)]: index of the body, its length (−1 for none at all), index behind it.
    int bodyStart;
    int bodyLength;
    int behind;

    RespWalk(ByteBuffer bytes, int from, int to, boolean ended) {
        super(bytes, from, to);
        this.ended = ended;
    }

    /// How far something is there.
    enum Part {
        WHOLE,
        TORN,
        NONSENSE
    }

    /// Index behind the line that begins at `index`; −1 where its end did not come.
    final int lineEnd(int index) {
        for (var i = index; i < to; i++) {
            var b = bytes.get(i);
            if (b == '\n') {
                return i + 1;
            }
            if (b == 0) {
                return -1;
            }
        }
        return -1;
    }

    /// Reads `*N`, `$N` or `:N`; leaves the number in [#bodyLength] and the index behind in [#behind].
    final Part number(int index) {
        var value = 0L;
        var negative = false;
        for (var i = index + 1; i < to && i < index + LONGEST_NUMBER; i++) {
            var b = bytes.get(i);
            if (b == '\n') {
                if (bytes.get(i - 1) != '\r' || value > LONGEST_BODY) {
                    return Part.NONSENSE;
                }
                bodyLength = (int) (negative ? -value : value);
                behind = i + 1;
                return Part.WHOLE;
            }
            if (b == '-' && i == index + 1) {
                negative = true;
            } else if (b >= '0' && b <= '9') {
                value = Math.min(value * 10 + (b - '0'), Integer.MAX_VALUE);
            } else if (b == 0) {
                return Part.TORN;
            } else if (b != '\r') {
                return Part.NONSENSE;
            }
        }
        return to - index < LONGEST_NUMBER ? Part.TORN : Part.NONSENSE;
    }

    /// Reads a bulk string. A body that lacks only its line's end is whole where no more will come: the
    /// read call had returned all of it.
    final Part bulk(int index) {
        var head = number(index);
        if (head != Part.WHOLE) {
            return head;
        }
        bodyStart = behind;
        if (bodyLength < 0) {
            return Part.WHOLE;
        }
        var bodyEnd = (long) bodyStart + bodyLength;
        if (bodyEnd > to) {
            behind = to;
            return Part.TORN;
        }
        var end = (int) bodyEnd;
        var returned = end < to && bytes.get(end) == '\r';
        if (returned && end + 1 < to && bytes.get(end + 1) == '\n') {
            behind = end + 2;
            return Part.WHOLE;
        }
        if (!nothingAt(returned ? end + 1 : end)) {
            return Part.NONSENSE;
        }
        behind = returned ? end + 1 : end;
        return ended && bodyLength > 0 && (returned || bytes.get(end - 1) != 0) ? Part.WHOLE : Part.TORN;
    }
}
