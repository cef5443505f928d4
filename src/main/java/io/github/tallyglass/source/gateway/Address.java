package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes base addresses of what people type or paste: `gateway.example`, `https://gateway.example/v1/`, the
/// address of a web page of the gateway. Query, fragment and user part are dropped.
final class Address {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.\\-]*://.*");

    /// Where the gateway's own paths begin: what stands before is its base.
    private static final Pattern OWN_PATH = Pattern.compile(
            "/(?:v1|v1beta|api|console|panel|dashboard|login|log|token|pricing)(?:/.*)?$", Pattern.CASE_INSENSITIVE);

    private Address() {}

    /// Base addresses worth trying, best guess first: below the path that was given, then at the root.
    ///
    /// @return at least one, without trailing slash; or [Failure.BadInput] named `url`
    static Result<List<URI>> candidates(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return bad("empty");
        }
        try {
            var uri = new URI(SCHEME.matcher(text).matches() ? text : schemeFor(text) + text);
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                return bad("neither http nor https");
            }
            var host = host(uri);
            if (host.isEmpty()) {
                return bad("no host");
            }
            var path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
            return Result.ok(Stream.of(OWN_PATH.matcher(path).replaceFirst(""), path, "")
                    .distinct()
                    .map(base -> URI.create(scheme + "://" + host + port(uri, scheme) + base.replaceAll("/+$", "")))
                    .distinct()
                    .toList());
        } catch (URISyntaxException | IllegalArgumentException unreadable) {
            return bad("not an address");
        }
    }

    /// A host of one's own machine or network seldom has a certificate; everything else must have one.
    private static String schemeFor(String text) {
        var host = text.toLowerCase(Locale.ROOT).replaceFirst("[:/].*$", "");
        var own = host.equals("localhost")
                || host.matches("127(\\.\\d{1,3}){3}|10(\\.\\d{1,3}){3}|192\\.168(\\.\\d{1,3}){2}")
                || host.matches("172\\.(1[6-9]|2\\d|3[01])(\\.\\d{1,3}){2}")
                || text.startsWith("[::1]");
        return own ? "http://" : "https://";
    }

    /// In ASCII: names in other scripts as they stand in DNS. `""` where there is none.
    private static String host(URI uri) {
        if (uri.getHost() != null) {
            return uri.getHost().toLowerCase(Locale.ROOT);
        }
        var authority = uri.getRawAuthority();
        if (authority == null) {
            return "";
        }
        var name = authority.replaceFirst("^.*@", "").replaceFirst(":\\d+$", "");
        return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    }

    private static String port(URI uri, String scheme) {
        var written = uri.getRawAuthority().replaceFirst("^.*:(\\d+)$", "$1");
        if (written.equals(uri.getRawAuthority())) {
            return "";
        }
        var port = Integer.parseInt(written);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        return port == (scheme.equals("https") ? 443 : 80) ? "" : ":" + port;
    }

    private static <T> Result<T> bad(String detail) {
        return Result.err(new Failure.BadInput("url", detail));
    }
}
