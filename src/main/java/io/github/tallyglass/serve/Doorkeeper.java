package io.github.tallyglass.serve;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets in only what was meant for this machine. A web page elsewhere can make a browser ask 127.0.0.1
/// under a name of its own (DNS rebinding), which the `Host` header tells; and it cannot hide its own
/// `Origin`.
final class Doorkeeper {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private final int port;

    Doorkeeper(int port) {
        this.port = port;
    }

    /// @return why the request is turned away; null when it may pass
    @Nullable
    String refuses(Headers headers) {
        var hosts = all(headers, "Host");
        if (hosts.size() != 1 || !isOurs(hosts.getFirst())) {
            return "host";
        }
        for (var origin : all(headers, "Origin")) {
            if (!isOurOrigin(origin)) {
                return "origin";
            }
        }
        return all(headers, "Sec-Fetch-Site").contains("cross-site") ? "origin" : null;
    }

    private boolean isOurs(String authority) {
        var host = authority.toLowerCase(Locale.ROOT).strip();
        return NAMES.stream().anyMatch(name -> host.equals(name + ":" + port) || (port == 80 && host.equals(name)));
    }

    private boolean isOurOrigin(String origin) {
        try {
            var uri = URI.create(origin.strip());
            return "http".equals(uri.getScheme()) && uri.getAuthority() != null && isOurs(uri.getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static List<String> all(Headers headers, String name) {
        var values = headers.get(name);
        return values == null ? List.of() : values;
    }
}
