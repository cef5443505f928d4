package io.github.tallyglass.source.quota;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lengths of windows as providers write them; 0 where nothing is known by the word.
final class Periods {

    private static final Pattern COUNTED = Pattern.compile("(\\d{1,4})[\\s_-]*(s|m|h|d|w)[a-z]*([\\s_-].*)?");
    private static final long LONGEST = Duration.ofDays(3_660).toSeconds();

    private Periods() {}

    /// `5h` `5 hours` `300 minutes` `weekly` `7d` `daily` `monthly`.
    static long ofWord(String word) {
        var text = word.strip().toLowerCase(Locale.ROOT);
        var counted = COUNTED.matcher(text);
        if (counted.matches() && !text.contains("month")) {
            return of(new BigDecimal(counted.group(1)), counted.group(2));
        }
        if (text.contains("week")) {
            return WindowIds.WEEK;
        }
        if (text.contains("month")) {
            return WindowIds.MONTH;
        }
        if (text.contains("hour") && text.contains("five")) {
            return WindowIds.FIVE_HOURS;
        }
        return text.contains("daily") || text.equals("day") ? Duration.ofDays(1).toSeconds() : 0;
    }

    /// @param unit `TIME_UNIT_MINUTE` and its like, or a word such as `hours`
    static long of(@Nullable BigDecimal count, String unit) {
        var word = unit.toLowerCase(Locale.ROOT).replace("time_unit_", "");
        if (count == null
                || count.signum() <= 0
                || count.compareTo(BigDecimal.valueOf(LONGEST)) > 0
                || word.isEmpty()) {
            return 0;
        }
        var seconds = count.multiply(BigDecimal.valueOf(seconds(word))).longValue();
        return seconds > LONGEST ? 0 : seconds;
    }

    private static long seconds(String word) {
        if (word.startsWith("mo")) {
            return WindowIds.MONTH;
        }
        return switch (word.charAt(0)) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3_600;
            case 'd' -> 86_400;
            case 'w' -> WindowIds.WEEK;
            default -> 0;
        };
    }
}
