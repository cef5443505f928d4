package io.github.tallyglass.source;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a `Location` leads, and whether credentials may go there.
final class Redirects {

    private Redirects() {}

    /// The absolute target; null where the header is no address.
    static @Nullable URI resolve(URI from, String location) {
        try {
            var target = from.resolve(URI.create(location));
            return target.getHost() == null ? null : target;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /// Same scheme, host and port: only there do the same credentials mean the same.
    static boolean sameOrigin(URI a, URI b) {
        return scheme(a).equals(scheme(b)) && a.getHost().equalsIgnoreCase(b.getHost()) && port(a) == port(b);
    }

    /// How a failure names the target: its host, with the scheme where that alone differs.
    static String name(URI from, @Nullable URI target) {
        if (target == null) {
            return "?";
        }
        var host = Http.hostOf(target);
        return from.getHost().equalsIgnoreCase(target.getHost()) ? scheme(target) + "://" + host : host;
    }

    private static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : scheme(uri).equals("https") ? 443 : 80;
    }
}
