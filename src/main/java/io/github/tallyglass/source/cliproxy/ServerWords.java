package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a server's error texts mean. RESP and HTTP use the same ones, RESP with `ERR` before them (contract
/// of CLIProxyAPI and quotas §1.4, §2.1).
final class ServerWords {

    /// As Go writes a duration: `29m58s`, `1h0m0s`, `1.5s`.
    private static final Pattern DURATION = Pattern.compile(
            "try again in (?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:(\\d+(?:\\.\\d+)?)(ms|s))?", Pattern.CASE_INSENSITIVE);

    private static final Duration WHOLE_BAN = Duration.ofMinutes(30);

    private ServerWords() {}

    /// What a refusal of the key means; null for other words.
    static @Nullable Failure refusal(String host, String words) {
        var text = words.toLowerCase(Locale.ROOT);
        if (text.contains("ip banned")) {
            return new Failure.AddressBanned(host, left(words));
        }
        if (text.contains("remote management disabled")) {
            return new Failure.RemoteManagementOff(host);
        }
        if (text.contains("remote management key not set")) {
            return new Failure.ManagementOff(host);
        }
        if (text.contains("home mode")) {
            return new Failure.HomeMode(host);
        }
        return text.contains("management key")
                        || text.startsWith("noauth")
                        || text.startsWith("wrongpass")
                        || text.contains("for 'auth' command")
                ? new Failure.WrongManagementKey(host)
                : null;
    }

    /// RESP is switched off as a whole, whatever is sent (v7.1.17).
    static boolean respDisabled(String words) {
        return words.contains("RESP AUTH disabled");
    }

    static boolean unsupportedChannel(String words) {
        return words.contains("unsupported channel");
    }

    static boolean unknownCommand(String words) {
        return words.contains("unknown command");
    }

    /// How long a ban lasts still; half an hour where the text does not say.
    static Duration left(String words) {
        var matcher = DURATION.matcher(words);
        if (!matcher.find()) {
            return WHOLE_BAN;
        }
        var seconds = matcher.group(3) == null ? BigDecimal.ZERO : new BigDecimal(matcher.group(3));
        var millis = "ms".equalsIgnoreCase(matcher.group(4)) ? seconds : seconds.movePointRight(3);
        var left = Duration.ofHours(number(matcher.group(1)))
                .plusMinutes(number(matcher.group(2)))
                .plusMillis(millis.longValue());
        return left.isZero() ? WHOLE_BAN : left;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
