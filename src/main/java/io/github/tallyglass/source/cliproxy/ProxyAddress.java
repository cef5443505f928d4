package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes the base address of a CLIProxyAPI of what people type or paste: `127.0.0.1:8317`, the address of
/// its management page, or the one that clients use. Query, fragment and user part are dropped.
public final class ProxyAddress {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.\\-]*://.*");
    private static final Pattern OWN_PATH =
            Pattern.compile("/(?:v0|v1|v1beta|management\\.html|backend-api|api|openai)(?:/.*)?$");
    private static final Pattern OWN_MACHINE_OR_NETWORK = Pattern.compile(
            "localhost|\\[::1]|127(?:\\.\\d+){3}|10(?:\\.\\d+){3}|192\\.168(?:\\.\\d+){2}|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d+){2}");

    private ProxyAddress() {}

    /// @return without a trailing slash; or [Failure.BadInput] named `url`
    public static Result<URI> of(String typed) {
        var text = typed.strip();
        try {
            var uri = new URI(SCHEME.matcher(text).matches() ? text : scheme(text) + text);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                return Result.err(new Failure.BadInput("url", "neither http nor https"));
            }
            if (uri.getHost() == null) {
                return Result.err(new Failure.BadInput("url", text.isEmpty() ? "empty" : "no host"));
            }
            var path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
            var base = OWN_PATH.matcher(path).replaceFirst("").replaceAll("/+$", "");
            return Result.ok(
                    new URI(scheme, null, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort(), base, null, null));
        } catch (URISyntaxException unreadable) {
            return Result.err(new Failure.BadInput("url", "not an address"));
        }
    }

    /// A server of one's own seldom has a certificate; everything else must have one.
    private static String scheme(String text) {
        var host = text.toLowerCase(Locale.ROOT).replaceFirst("(?::\\d+)?(?:/.*)?$", "");
        return OWN_MACHINE_OR_NETWORK.matcher(host).matches() ? "http://" : "https://";
    }
}
