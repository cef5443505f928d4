package io.github.tallyglass.source.cliproxy;

/// What of an API key people recognise it by: `sk-…0001`. Never enough to use it.
final class KeyMask {

    private static final int LONGEST_PREFIX = 6;
    private static final int TAIL = 4;

    private KeyMask() {}

    /// The kind of key (up to the first hyphen, where that is short) and the last four characters; of
    /// short keys nothing.
    static String of(String key) {
        var text = key.strip();
        if (text.length() < 3 * TAIL) {
            return text.isEmpty() ? "" : "…";
        }
        var hyphen = text.indexOf('-');
        var prefix = hyphen > 0 && hyphen < LONGEST_PREFIX ? text.substring(0, hyphen + 1) : "";
        return prefix + "…" + text.substring(text.length() - TAIL);
    }
}
