package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.AccountKind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is laid down for an account that is no gateway: how a queue is read, or which token file.
///
/// @param mode `pop`, `shared` or `http`; `""` leaves it to what works
/// @param credentials a token file, or a folder of such; `""` for the usual one
record SourceSettings(String mode, String credentials) {

    static final SourceSettings USUAL = new SourceSettings("", "");

    private static final Map<AccountKind, String> ADDRESSES = Map.of(
            AccountKind.CLIPROXY, "http://127.0.0.1:8317",
            AccountKind.CODEX, "https://chatgpt.com/backend-api",
            AccountKind.CLAUDE, "https://api.anthropic.com");

    /// A field of the definition, which people may have typed by hand.
    private static final String FIELD = "\"%s\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"";

    /// @param definition of a saved account
    static SourceSettings of(String definition) {
        return new SourceSettings(field(definition, "mode"), field(definition, "credentials"));
    }

    /// As an account of the kind keeps it; `""` where all is as usual.
    String definition(AccountKind kind) {
        if (kind == AccountKind.CLIPROXY) {
            return mode.isEmpty() ? "" : "{\"mode\":" + quoted(mode) + "}";
        }
        return kind.isSubscription() && !credentials.isBlank()
                ? "{\"credentials\":" + quoted(credentials.strip()) + "}"
                : "";
    }

    /// Where a source of the kind usually answers; `""` for a gateway.
    static String address(AccountKind kind) {
        return ADDRESSES.getOrDefault(kind, "");
    }

    static boolean isUsualAddress(String url) {
        return url.isBlank() || ADDRESSES.containsValue(url.strip());
    }

    private static String field(String definition, String name) {
        var matcher = Pattern.compile(FIELD.formatted(name)).matcher(definition);
        return matcher.find()
                ? Pattern.compile("\\\\(.)").matcher(matcher.group(1)).replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1)))
                : "";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", "") + '"';
    }
}
