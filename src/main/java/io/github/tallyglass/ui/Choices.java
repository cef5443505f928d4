package io.github.tallyglass.ui;

import java.util.Locale;

/// Enum constants as lower-case words, for preferences and text keys.
public final class Choices {

    private Choices() {}

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant of a remembered word; `fallback` when the word says nothing (any more).
    public static <E extends Enum<E>> E of(Class<E> type, String word, E fallback) {
        for (var constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        return fallback;
    }
}
