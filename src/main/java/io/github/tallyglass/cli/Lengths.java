package io.github.tallyglass.cli;

import java.time.Duration;
import java.util.regex.Pattern;

/// Lengths of time as they are written on the command line: `30s`, `10m`, `2h`, `1d`.
final class Lengths {

    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    private Lengths() {}

    /// Wrong usage where it is none.
    static Duration of(Session session, String text) {
        var match = LENGTH.matcher(text);
        if (!match.matches()) {
            throw session.usage("cli.usage.length", text);
        }
        var count = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
