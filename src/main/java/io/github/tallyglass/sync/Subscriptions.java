package io.github.tallyglass.sync;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.quota.ClaudeQuota;
import io.github.tallyglass.source.quota.CodexQuota;
import io.github.tallyglass.source.quota.CredentialsPlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// What is different about accounts of kind `codex` and `claude`: no secret is kept for them, and their
/// definition says where another program keeps its token.
public final class Subscriptions {

    /// Stands for the secret that there is none of.
    public static final Secret NO_SECRET = new Secret("");

    private Subscriptions() {}

    /// @param place file or folder; `""` for the usual one
    /// @return JSON for [Account#definition()]
    public static String definition(String place) {
        return new CredentialsPlace(place).definition();
    }

    /// Where the provider of such a kind is asked.
    public static URI usualAddress(AccountKind kind) {
        return kind == AccountKind.CLAUDE ? ClaudeQuota.BASE : CodexQuota.BASE;
    }

    /// The address as typed: its path belongs to it. Without one it is the provider's own.
    public static Result<URI> address(AccountKind kind, String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return Result.ok(usualAddress(kind));
        }
        try {
            var uri = new URI(text.contains("://") ? text : "https://" + text);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || uri.getUserInfo() != null || !scheme.matches("https?")) {
                return bad(uri.getUserInfo() == null ? text : "…");
            }
            var path = uri.getPath().replaceFirst("/+$", "");
            return Result.ok(new URI(scheme, null, uri.getHost(), uri.getPort(), path, null, null));
        } catch (URISyntaxException unreadable) {
            return bad(text);
        }
    }

    private static Result<URI> bad(String text) {
        return Result.err(new Failure.BadInput(text, "an address is written https://gateway.example"));
    }
}
