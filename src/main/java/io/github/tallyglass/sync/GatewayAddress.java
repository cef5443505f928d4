package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/// The address of an account that is saved without a test: scheme and host as typed, without query,
/// trailing slashes and the paths that people copy along from the address bar or an API client.
final class GatewayAddress {

    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://.*");
    private static final Pattern STRAY =
            Pattern.compile("(/(v1|api|console|panel|dashboard|login|log|token|topup|pricing)(/.*)?)?/*$");

    private GatewayAddress() {}

    static Result<URI> tidy(String typed) {
        var text = typed.strip();
        try {
            var uri = new URI(SCHEME.matcher(text).matches() ? text : "https://" + text);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(java.util.Locale.ROOT);
            if (uri.getHost() == null || uri.getUserInfo() != null || !scheme.matches("https?")) {
                return bad(uri.getUserInfo() == null ? text : "…");
            }
            var path = STRAY.matcher(uri.getPath()).replaceFirst("");
            return Result.ok(new URI(scheme, null, uri.getHost(), uri.getPort(), path, null, null));
        } catch (URISyntaxException unreadable) {
            return bad(text);
        }
    }

    private static Result<URI> bad(String text) {
        return Result.err(new Failure.BadInput(text, "an address is written https://gateway.example"));
    }
}
