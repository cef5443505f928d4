package io.github.tallyglass.source.cliproxy;

import java.nio.ByteBuffer;

/// JSON arrays, one behind the other, whose elements are the records. Only brackets, strings and escapes
/// are understood: what is inside a record may be anything but a zero byte, which JSON never holds.
///
/// A walk that begins behind a record meets a comma or the array's end, one that begins with a reply its
/// opening bracket; so whether it stands inside an array is told by what it meets first.
final class ArrayWalk extends RecordSplitter.Walk {

    private boolean inside;
    private boolean known;

    ArrayWalk(ByteBuffer bytes, int from, int to) {
        super(bytes, from, to);
    }

    @Override
    boolean next() {
        if (unreadable) {
            return false;
        }
        var index = at;
        while (!nothingAt(index)) {
            var b = bytes.get(index);
            if (!known && !isSpace(b)) {
                inside = b != '[';
                known = true;
            }
            if (isSpace(b)) {
                index++;
            } else if (!inside) {
                if (b != '[') {
                    return stopUnreadable();
                }
                inside = true;
                at = index++;
            } else if (b == ']') {
                inside = false;
                at = ++index;
            } else if (b == ',') {
                at = index++;
            } else {
                return value(index);
            }
        }
        // Goes on from the bracket or comma in front of what is to come, which says where it stands.
        known = false;
        return false;
    }

    private boolean value(int index) {
        var behind = valueEnd(index);
        if (behind < 0) {
            known = false;
            return tornAt(index, to);
        }
        return found(index, behind - index, behind);
    }

    private int valueEnd(int index) {
        return switch (bytes.get(index)) {
            case '"' -> stringEnd(index);
            case '{', '[' -> nestedEnd(index);
            default -> scalarEnd(index);
        };
    }

    private int nestedEnd(int index) {
        var depth = 0;
        for (var i = index; i < to; i++) {
            switch (bytes.get(i)) {
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (--depth == 0) {
                        return i + 1;
                    }
                }
                case '"' -> {
                    var end = stringEnd(i);
                    if (end < 0) {
                        return -1;
                    }
                    i = end - 1;
                }
                case 0 -> {
                    return -1;
                }
                default -> {}
            }
        }
        return -1;
    }

    private int stringEnd(int index) {
        for (var i = index + 1; i < to; i++) {
            switch (bytes.get(i)) {
                case '\\' -> i++;
                case '"' -> {
                    return i + 1;
                }
                case 0 -> {
                    return -1;
                }
                default -> {}
            }
        }
        return -1;
    }

    /// A number or a word ends where something else begins.
    private int scalarEnd(int index) {
        for (var i = index; i < to; i++) {
            var b = bytes.get(i);
            if (b == ',' || b == ']' || isSpace(b)) {
                return i;
            }
            if (b == 0) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
