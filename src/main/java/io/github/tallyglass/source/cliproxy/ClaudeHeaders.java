package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.LoginReading;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Windows of a Claude login in the headers of an answer (the contract of CLIProxyAPI and quotas §1.13).
/// Their utilization is a fraction, where the usage endpoint has percent.
final class ClaudeHeaders {

    private static final String PREFIX = "anthropic-ratelimit-unified-";
    private static final Pattern WINDOW = Pattern.compile("([0-9]{1,4})([mhd])(?:_([a-z0-9_]{1,40}))?");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /// Beyond, it is no fraction.
    private static final BigDecimal MOST = new BigDecimal(10);

    private final AnswerHeaders headers;
    private final AnswerMoment moment;
    private final HeaderWindows windows;

    private ClaudeHeaders(String login, AnswerHeaders headers, AnswerMoment moment) {
        this.headers = headers;
        this.moment = moment;
        windows = new HeaderWindows(login, moment.at());
    }

    /// Null where the headers say nothing of a quota.
    static @Nullable LoginReading read(String login, AnswerHeaders headers, AnswerMoment moment) {
        return headers.hasAny(PREFIX) ? new ClaudeHeaders(login, headers, moment).read() : null;
    }

    private @Nullable LoginReading read() {
        for (var window : names()) {
            window(window);
        }
        return windows.reading("", null);
    }

    private TreeSet<String> names() {
        var names = new TreeSet<String>();
        for (var at = 0; at < headers.size(); at++) {
            var name = headers.name(at).toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX) && name.lastIndexOf('-') > PREFIX.length()) {
                names.add(name.substring(PREFIX.length(), name.lastIndexOf('-')));
            }
        }
        return names;
    }

    /// Without a utilization nothing is known of what is left, unless nothing is.
    private void window(String name) {
        var parts = WINDOW.matcher(name);
        if (!parts.matches()) {
            return;
        }
        var rejected = headers.get(PREFIX + name + "-status").equalsIgnoreCase("rejected");
        var fraction = HeaderWindows.share(headers.get(PREFIX + name + "-utilization"));
        if (fraction != null && fraction.compareTo(MOST) > 0) {
            fraction = null;
        }
        if (fraction == null && !rejected) {
            return;
        }
        var used = fraction == null ? HUNDRED : fraction.multiply(HUNDRED).stripTrailingZeros();
        if (used.scale() < 0) {
            used = used.setScale(0);
        }
        var reset = moment.reset(RecordTime.ofEpochOrText(headers.get(PREFIX + name + "-reset")), "");
        var seconds = Long.parseLong(parts.group(1)) * unit(parts.group(2));
        if (seconds <= 0) {
            return;
        }
        var share = rejected ? used.max(HUNDRED) : used;
        if (parts.group(3) == null) {
            windows.main(seconds, share, reset);
        } else {
            windows.ofModel(parts.group(3), seconds, share, reset);
        }
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "m" -> 60;
            case "h" -> 3_600;
            default -> 86_400;
        };
    }
}
