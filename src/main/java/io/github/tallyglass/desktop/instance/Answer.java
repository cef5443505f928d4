package io.github.tallyglass.desktop.instance;

import java.util.Locale;

/// What the first start says to a request.
enum Answer {
    TAKEN,
    LEAVING,
    REFUSED,
    /// It listens and says nothing in time.
    NOTHING,
    /// Nobody listens.
    NOBODY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Answer of(String word) {
        for (var answer : values()) {
            if (answer.word().equals(word)) {
                return answer;
            }
        }
        return REFUSED;
    }
}
