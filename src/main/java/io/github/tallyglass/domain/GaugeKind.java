package io.github.tallyglass.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What alerts tell apart: each kind has thresholds of its own.
public enum GaugeKind {
    /// A login's window of five hours.
    FIVE_HOURS("5h"),
    /// A login's week.
    SEVEN_DAYS("7d"),
    /// A login's month of 28 to 31 days.
    MONTH("30d"),
    /// A login's window of any other length.
    OTHER("other"),
    /// A window of a gateway's plan, of any length.
    PLAN("plan"),
    /// A prepaid balance.
    BALANCE("balance"),
    /// A sum that the user has set.
    BUDGET("budget");

    private final String word;

    GaugeKind(String word) {
        this.word = word;
    }

    /// As commands and documents name it.
    public String word() {
        return word;
    }

    public static Optional<GaugeKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// The kind of a window, whether of a login or of a gateway's plan.
    public static GaugeKind of(QuotaWindow window) {
        if (window.login().isEmpty()) {
            return PLAN;
        }
        return of(window.kind()).orElse(OTHER);
    }
}
