package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.LoginReading.Credits;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Windows, plan and credits of a ChatGPT login in the headers of an answer (the contract of CLIProxyAPI
/// and quotas §1.13). A window is what its length says, never what its position says: the week may come
/// first and alone.
final class CodexHeaders {

    private static final String PREFIX = "x-codex-";
    private static final String USED = "-used-percent";

    private static final Pattern BALANCE = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,18})?");

    private final AnswerHeaders headers;
    private final AnswerMoment moment;
    private final HeaderWindows windows;

    private CodexHeaders(String login, AnswerHeaders headers, AnswerMoment moment) {
        this.headers = headers;
        this.moment = moment;
        windows = new HeaderWindows(login, moment.at());
    }

    /// Null where the headers say nothing of a quota.
    static @Nullable LoginReading read(String login, AnswerHeaders headers, AnswerMoment moment) {
        return headers.hasAny(PREFIX) ? new CodexHeaders(login, headers, moment).read() : null;
    }

    private @Nullable LoginReading read() {
        for (var at = 0; at < headers.size(); at++) {
            var name = headers.name(at).toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX) && name.endsWith(USED)) {
                window(name.substring(0, name.length() - USED.length()), headers.value(at));
            }
        }
        return windows.reading(headers.get(PREFIX + "plan-type"), credits());
    }

    /// @param prefix `x-codex-primary`, `x-codex-secondary`, or the same with a group before the position
    private void window(String prefix, String percent) {
        var used = HeaderWindows.share(percent.strip());
        var minutes = HeaderWindows.whole(headers.get(prefix + "-window-minutes"));
        if (used == null || minutes <= 0) {
            return;
        }
        var reset = moment.reset(
                RecordTime.ofEpochOrText(headers.get(prefix + "-reset-at")),
                headers.get(prefix + "-reset-after-seconds"));
        if (reset == null) {
            return;
        }
        var seconds = minutes * 60;
        var position = prefix.lastIndexOf('-');
        if (position < PREFIX.length()) {
            windows.main(seconds, used, reset);
        } else {
            windows.ofModel(limitName(prefix.substring(0, position)), seconds, used, reset);
        }
    }

    private String limitName(String group) {
        var name = headers.get(group + "-limit-name");
        return name.isEmpty() ? group.substring(PREFIX.length()) : name;
    }

    /// Null where there are none, or nothing is said of them.
    private @Nullable Credits credits() {
        var unlimited = headers.get(PREFIX + "credits-unlimited").equalsIgnoreCase("true");
        var has = headers.get(PREFIX + "credits-has-credits").equalsIgnoreCase("true");
        if (!unlimited && !has) {
            return null;
        }
        var balance = headers.get(PREFIX + "credits-balance");
        return new Credits(
                BALANCE.matcher(balance).matches() ? new BigDecimal(balance) : null, "", unlimited, null, null);
    }
}
