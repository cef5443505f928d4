package io.github.tallyglass.desktop;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.util.regex.Pattern;

/// Logback's `%mask(…)`: takes out what looks like a key or token. The program never logs one on purpose;
/// this is for what a library or a server's reply may carry.
public final class MaskingConverter extends CompositeConverter<ILoggingEvent> {

    private static final Pattern KEY = Pattern.compile("(?<![A-Za-z0-9])sk-[A-Za-z0-9_\\-]{4,}");
    private static final Pattern BEARER = Pattern.compile("(?i)(\\bbearer\\s+)[^\\s\",;]+");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(\\b(?:authorization|access[_-]?token|api[_-]?key|token|secret|password)\"?\\s*[:=]\\s*\"?)"
                    + "(?!bearer\\b)[^\\s\",;&}]+");

    static String mask(String text) {
        var masked = KEY.matcher(text).replaceAll("sk-…");
        masked = BEARER.matcher(masked).replaceAll("$1…");
        return NAMED.matcher(masked).replaceAll("$1…");
    }

    @Override
    protected String transform(ILoggingEvent event, String in) {
        return mask(in);
    }
}
