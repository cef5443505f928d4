package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what the headers of one answer say of the windows of a login. Where two of them turn out to
/// be the same window, the one counts that leaves less.
final class HeaderWindows {

    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final Pattern SHARE = Pattern.compile("[0-9]{1,4}(?:\\.[0-9]{1,18})?");
    private static final BigDecimal MOST = new BigDecimal(1_000);

    private final String login;
    private final Instant at;
    private final Map<String, QuotaWindow> windows = new LinkedHashMap<>();

    HeaderWindows(String login, Instant at) {
        this.login = login;
        this.at = at;
    }

    /// A window of every request.
    void main(long seconds, BigDecimal used, @Nullable Instant resetsAt) {
        put(name(seconds), Reach.ALL, seconds, "", used, resetsAt);
    }

    /// A window of a model or a group of models.
    void ofModel(String model, long seconds, BigDecimal used, @Nullable Instant resetsAt) {
        if (model.toLowerCase(Locale.ROOT).contains("review")) {
            put("review:" + name(seconds), Reach.REVIEW, seconds, model, used, resetsAt);
        } else {
            put("model:" + model + ":" + name(seconds), Reach.MODEL, seconds, model, used, resetsAt);
        }
    }

    Collection<QuotaWindow> all() {
        return windows.values();
    }

    /// Null where nothing was said.
    @Nullable
    LoginReading reading(String plan, LoginReading.@Nullable Credits credits) {
        if (windows.isEmpty() && plan.isEmpty() && credits == null) {
            return null;
        }
        List<QuotaWindow> list = new ArrayList<>(windows.values());
        return new LoginReading(login, plan, list, credits, Source.HEADERS, at, false);
    }

    /// The length as windows are named by it, whichever way they are read.
    static String name(long seconds) {
        if (seconds == 5 * HOUR) {
            return "5h";
        }
        if (seconds == 7 * DAY) {
            return "7d";
        }
        return seconds >= 28 * DAY - HOUR && seconds <= 31 * DAY + HOUR ? "30d" : "other:" + seconds;
    }

    /// A share that a header tells; null where it is none.
    static @Nullable BigDecimal share(String text) {
        if (!SHARE.matcher(text).matches()) {
            return null;
        }
        var share = new BigDecimal(text);
        return share.compareTo(MOST) > 0 ? null : share;
    }

    /// Seconds, minutes, …; −1 where it is no whole number of up to nine digits.
    static long whole(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        var number = 0L;
        for (var at = 0; at < text.length(); at++) {
            var digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private void put(String id, Reach reach, long seconds, String label, BigDecimal used, @Nullable Instant resetsAt) {
        var window = QuotaWindow.ofShare(login, id, reach, seconds, label, used, resetsAt, Source.HEADERS, at);
        windows.merge(id, window, (one, other) -> share(one).compareTo(share(other)) >= 0 ? one : other);
    }

    private static BigDecimal share(QuotaWindow window) {
        return window.usedPercent() == null ? BigDecimal.ZERO : window.usedPercent();
    }
}
