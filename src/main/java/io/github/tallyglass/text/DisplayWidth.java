package io.github.tallyglass.text;

/// How many columns of a terminal a text takes: two for Chinese, Japanese, Korean and emoji, none for
/// combining marks.
public final class DisplayWidth {

    /// First and last code points of the wide stretches (Unicode's East Asian Wide and Fullwidth).
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x2E80, 0x303E},
        {0x3041, 0x33FF},
        {0x3400, 0x4DBF},
        {0x4E00, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18DFF},
        {0x1AFF0, 0x1B2FF},
        {0x1F200, 0x1F2FF},
        {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF},
        {0x1FA70, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private DisplayWidth() {}

    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    public static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        var type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (var stretch : WIDE) {
            if (codePoint >= stretch[0] && codePoint <= stretch[1]) {
                return 2;
            }
        }
        return 1;
    }

    /// The text, cut with `…` where it is wider than `width`.
    public static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        var kept = new StringBuilder();
        var used = 0;
        for (var codePoint : text.codePoints().toArray()) {
            if (used + of(codePoint) > width - 1) {
                break;
            }
            kept.appendCodePoint(codePoint);
            used += of(codePoint);
        }
        return kept.append('…').toString();
    }

    /// One line without control characters or marks that turn the direction of writing: names come from
    /// strangers, and a terminal must not be told what to do by one.
    public static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            var type = Character.getType(codePoint);
            if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE) {
                line.append('·');
            } else if (type != Character.FORMAT) {
                line.appendCodePoint(codePoint);
            }
        });
        return line.toString();
    }
}
