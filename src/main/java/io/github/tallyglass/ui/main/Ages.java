package io.github.tallyglass.ui.main;

import io.github.tallyglass.text.Texts;
import java.time.Duration;

/// Stretches of time in words: `12 s`, `4 min`, `2 h 05 min`, `3 d`.
final class Ages {

    private Ages() {}

    static String words(Texts texts, Duration age) {
        var seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return texts.get("common.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.get("common.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            return texts.get("common.hours", seconds / 3600, "%02d".formatted(seconds / 60 % 60));
        }
        return texts.get("common.days", seconds / 86_400);
    }
}
