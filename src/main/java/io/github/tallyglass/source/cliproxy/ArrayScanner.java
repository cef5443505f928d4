package io.github.tallyglass.source.cliproxy;

import java.nio.ByteBuffer;

/// Follows one JSON array through the pieces in which it comes, to count its elements.
final class ArrayScanner {

    private int depth;
    private boolean begun;
    private boolean string;
    private boolean escaped;
    private boolean element;
    private int records;

    void feed(ByteBuffer bytes, int from, int to) {
        for (var i = from; i < to; i++) {
            var b = bytes.get(i);
            if (string) {
                string = escaped || b != '"';
                escaped = !escaped && b == '\\';
                continue;
            }
            switch (b) {
                case ' ', '\r', '\n', '\t', ':' -> {}
                case '[', '{' -> {
                    element |= depth == 1;
                    begun |= depth == 0 && b == '[';
                    depth++;
                }
                case ']', '}' -> {
                    if (--depth == 0) {
                        endElement();
                    }
                }
                case ',' -> {
                    if (depth == 1) {
                        endElement();
                    }
                }
                default -> {
                    element |= depth == 1;
                    string = b == '"';
                }
            }
        }
    }

    private void endElement() {
        records += element ? 1 : 0;
        element = false;
    }

    boolean whole() {
        return begun && depth == 0;
    }

    int records() {
        return records;
    }

    void next() {
        depth = 0;
        begun = false;
        string = false;
        escaped = false;
        element = false;
        records = 0;
    }
}
