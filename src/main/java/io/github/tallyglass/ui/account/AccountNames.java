package io.github.tallyglass.ui.account;

import java.net.URI;
import java.util.List;

/// Proposes a name for an account from its gateway's address.
final class AccountNames {

    /// First labels of a host that say nothing about whose it is.
    private static final List<String> EMPTY_LABELS = List.of("www", "api", "gateway", "app", "console");

    private AccountNames() {}

    /// `https://api.example.com/v1` becomes `example`, `http://localhost:3000` becomes `localhost`; `""`
    /// where there is no host yet.
    static String suggest(String url) {
        var host = host(url);
        if (host.isEmpty() || host.matches("[0-9.:\\[\\]a-f]+")) {
            return host;
        }
        var labels = host.split("\\.", -1);
        for (var place = 0; place < labels.length - 1; place++) {
            if (!EMPTY_LABELS.contains(labels[place])) {
                return labels[place];
            }
        }
        return labels[labels.length - 1];
    }

    /// The host of an address as typed, or what was typed where it has none.
    static String hostOrText(String url) {
        var host = host(url);
        return host.isEmpty() ? url.strip() : host;
    }

    private static String host(String url) {
        var text = url.strip();
        try {
            var host =
                    URI.create(text.contains("://") ? text : "https://" + text).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
