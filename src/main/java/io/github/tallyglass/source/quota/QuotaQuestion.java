package io.github.tallyglass.source.quota;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request to a provider, without the token: whoever sends it puts that in place of [#TOKEN], or
/// leaves it to a proxy that does the same in header values (contract of CLIProxyAPI and quotas §2.3).
///
/// @param method `GET` or `POST`
/// @param body JSON; null for none
public record QuotaQuestion(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body) {

    /// Stands for the token in header values.
    public static final String TOKEN = "$TOKEN$";

    public QuotaQuestion {
        headers = Map.copyOf(headers);
    }

    static QuotaQuestion get(URI uri, Map<String, String> headers) {
        return new QuotaQuestion("GET", uri, withToken(headers), null);
    }

    static QuotaQuestion post(URI uri, Map<String, String> headers, String body) {
        return new QuotaQuestion("POST", uri, withToken(headers), body);
    }

    /// The address with something behind its path; slashes between them as they should be.
    static URI under(URI base, String path) {
        var text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    private static Map<String, String> withToken(Map<String, String> headers) {
        var all = new LinkedHashMap<>(headers);
        all.put("Authorization", "Bearer " + TOKEN);
        all.put("Accept", "application/json");
        return all;
    }
}
