package io.github.tallyglass.text;

import io.github.tallyglass.domain.Depletion;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.WindowPace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is left, and until when, in words.
public record LeftWords(Texts texts, ZoneId zone, Instant now) {

    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final int DATED_DAYS = 14;
    private static final int YEAR_DAYS = 365;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public Moments moments() {
        return new Moments(texts, zone, now);
    }

    /// `Coder, 5 hours`; without a title `5 hours`. What limits less than every request always says what.
    public String name(QuotaWindow window) {
        var title = title(window);
        if (window.length() <= 0 && !title.isEmpty()) {
            return title;
        }
        var length = length(window);
        return title.isEmpty() ? length : texts.get("left.window.titled", title, inside(length));
    }

    private String title(QuotaWindow window) {
        if (!window.label().isEmpty()) {
            return window.label();
        }
        return switch (window.reach()) {
            case REVIEW -> texts.get("left.window.review");
            case SPEND -> texts.get("left.window.spend");
            case MODEL -> texts.get("left.window.model");
            case ALL -> "";
        };
    }

    /// `5 hours`, `Week`, `Month`, `36 hours`; `Plan` for one that never resets.
    public String length(QuotaWindow window) {
        var seconds = window.length();
        if (window.resetsAt() == null && window.state() != QuotaWindow.State.STALE && seconds > 31 * DAY) {
            return texts.get("left.window.once");
        }
        return switch (window.kind()) {
            case "5h", "7d", "30d" -> texts.get("left.window." + window.kind());
            default -> {
                if (seconds == DAY) {
                    yield texts.get("left.window.day");
                }
                yield seconds % DAY == 0 && seconds > 0
                        ? texts.get("left.window.days", seconds / DAY)
                        : texts.get("left.window.hours", Math.max(1, Math.round(seconds / (double) HOUR)));
            }
        };
    }

    /// What is left of it: `52 %`, `0.4 %`, `no limit`, `–`.
    public String share(QuotaWindow window) {
        if (window.unlimited()) {
            return texts.get("left.no-limit");
        }
        var left = window.remainingPercent();
        if (left == null) {
            return Numbers.UNKNOWN;
        }
        var tiny = left.signum() > 0 && left.compareTo(BigDecimal.ONE) < 0;
        // 99.6 % left is not untouched.
        var shown = tiny || left.compareTo(HUNDRED) >= 0
                ? left
                : left.setScale(0, RoundingMode.HALF_UP).min(new BigDecimal(99));
        return Numbers.percent(shown.movePointLeft(2), tiny ? 1 : 0);
    }

    /// `resets in 1 h 38 min (17:20)`, `resets Thu 09:00`, `resets Sep 1`; `""` where it is not known.
    public String resets(QuotaWindow window) {
        var at = window.resetsAt();
        if (window.state() == QuotaWindow.State.NOT_REPORTED) {
            return texts.get("left.not-reported");
        }
        if (at == null) {
            var end = window.endsAt();
            var isReset = isUntouched(window) && window.length() <= 31 * DAY;
            return window.state() == QuotaWindow.State.STALE && isReset
                    ? texts.get("left.resets.unknown")
                    : end == null ? "" : texts.get("left.resets.ends", moments().moment(end));
        }
        var left = Duration.between(now, at);
        if (left.toSeconds() < HOUR) {
            return texts.get("left.resets.in", moments().length(left));
        }
        return left.toSeconds() < DAY
                ? texts.get(
                        "left.resets.in-at", moments().length(left), moments().time(at))
                : texts.get("left.resets.on", moments().moment(at));
    }

    /// Nothing is used of it.
    public static boolean isUntouched(QuotaWindow window) {
        var used = window.used();
        var percent = window.usedPercent();
        return used != null ? used == 0 : percent != null && percent.signum() == 0;
    }

    /// The same in few words: `resets 17:20`.
    public String resetsBrief(QuotaWindow window) {
        var at = window.resetsAt();
        return at == null
                ? resets(window)
                : texts.get("left.resets.brief", moments().moment(at));
    }

    /// One sentence; `""` while there is too little to judge by.
    public String pace(QuotaWindow window, @Nullable WindowPace pace) {
        if (pace == null) {
            return "";
        }
        var end = window.resetsAt() == null ? "-end" : "";
        var empty = pace.runsOutAt();
        if (empty == null) {
            return texts.get("left.pace.lasts" + end);
        }
        if (!empty.isAfter(now)) {
            return texts.get("left.pace.used-up", moments().moment(pace.until()));
        }
        return texts.get(
                "left.pace.runs-out" + end,
                moments().moment(empty),
                moments().length(Duration.between(empty, pace.until())));
    }

    /// `Empty on Sat Sep 5 about 14:00, by your weekday pattern.`, `About 33 days left.`
    public String depletion(@Nullable Depletion depletion) {
        if (depletion == null) {
            return texts.get("left.empty.unknown");
        }
        var empty = depletion.emptyAt();
        if (empty == null) {
            return texts.get("left.empty.year");
        }
        if (!empty.isAfter(now)) {
            return texts.get("left.empty.now");
        }
        var days = Duration.between(now, empty).toDays();
        if (depletion.basis() == Depletion.Basis.PATTERN && days < DATED_DAYS) {
            return moments().isAboutToday(empty)
                    ? texts.get("left.empty.today", moments().aboutTime(empty))
                    : texts.get(
                            "left.empty.pattern",
                            moments().aboutDate(empty),
                            moments().aboutTime(empty));
        }
        return inDays("left.empty.", days);
    }

    /// `about 6 days`.
    public String depletionBrief(@Nullable Depletion depletion) {
        if (depletion == null) {
            return texts.get("left.brief.unknown");
        }
        var empty = depletion.emptyAt();
        if (empty == null) {
            return texts.get("left.brief.year");
        }
        return empty.isAfter(now)
                ? inDays("left.brief.", Duration.between(now, empty).toDays())
                : texts.get("left.brief.now");
    }

    private String inDays(String key, long days) {
        if (days > YEAR_DAYS) {
            return texts.get(key + "year");
        }
        return days == 0 ? texts.get(key + "hours") : texts.get(key + "days", days);
    }

    /// Within a name, English goes on in small letters.
    private String inside(String length) {
        return texts.isChinese() ? length : length.toLowerCase(Locale.ROOT);
    }
}
