package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.QuotaWindow.Reach;
import java.time.Duration;
import java.util.Locale;

/// Ids of windows, the same whichever way a window was read: `5h` `7d` `30d` `other:SECONDS` where every
/// request counts, `model:NAME:7d` for a model, `review:5h` for code reviews, `spend:NAME` for money.
public final class WindowIds {

    public static final long FIVE_HOURS = Duration.ofHours(5).toSeconds();
    public static final long WEEK = Duration.ofDays(7).toSeconds();
    public static final long MONTH = Duration.ofDays(30).toSeconds();

    private WindowIds() {}

    /// @param name of the model or the limit, as the provider writes it
    /// @param length seconds; 0 where unknown
    public static String of(Reach reach, String name, long length) {
        return switch (reach) {
            case ALL -> kind(length);
            case MODEL -> "model:" + name.strip() + ":" + kind(length);
            case REVIEW -> "review:" + kind(length);
            case SPEND -> "spend:" + word(name);
        };
    }

    private static String kind(long length) {
        if (length == FIVE_HOURS) {
            return "5h";
        }
        if (length == WEEK) {
            return "7d";
        }
        return isMonth(length) ? "30d" : "other:" + length;
    }

    /// As [QuotaWindow#isMonth()]: 28 to 31 days.
    static boolean isMonth(long length) {
        return length >= Duration.ofDays(28).minusHours(1).toSeconds()
                && length <= Duration.ofDays(31).plusHours(1).toSeconds();
    }

    private static String word(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
    }
}
