package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The forms of token files (contract of CLIProxyAPI and quotas §3.5, §4.1). Refresh tokens are not even
/// looked at.
///
/// @param file where the object was read
record TokenForms(Path file, Fields body) {

    private static final Set<String> PROVIDERS = Set.of(
            CodexQuota.PROVIDER,
            ClaudeQuota.PROVIDER,
            AntigravityQuota.PROVIDER,
            KimiQuota.PROVIDER,
            XaiQuota.PROVIDER);

    /// Empty where the file holds no login of a provider with quota windows.
    Optional<TokenLogin> login() {
        if (PROVIDERS.contains(body.text("type"))) {
            return ofProxy(body.text("type"));
        }
        return body.has("claudeAiOauth") ? ofClaude(body.child("claudeAiOauth")) : ofCodex(body.child("tokens"));
    }

    /// `auth.json` of Codex; one that holds an API key alone has no login.
    private Optional<TokenLogin> ofCodex(Fields tokens) {
        var token = tokens.text("access_token");
        if (token.isEmpty()) {
            return Optional.empty();
        }
        var id = IdToken.of(tokens.text("id_token"));
        var named = tokens.text("account_id");
        var account = named.isEmpty() ? id.accountId() : named;
        return Optional.of(
                codex(id, account, id.email(), token, false, IdToken.of(token).expiresAt()));
    }

    private TokenLogin codex(
            IdToken id, String account, String email, String token, boolean disabled, @Nullable Instant expiresAt) {
        var ref = ref(account, email);
        return new TokenLogin(
                CodexQuota.PROVIDER,
                account.isEmpty() ? name() : account,
                email,
                id.plan(),
                new QuotaLogin(ref, account, "", id.fedRamp(), true),
                file,
                new Secret(token),
                disabled,
                expiresAt,
                id.subscriptionUntil(),
                true);
    }

    /// `.credentials.json` of Claude Code, which may hold logins of tools (`mcpOAuth`) and nothing else.
    /// It names nobody.
    private Optional<TokenLogin> ofClaude(Fields oauth) {
        var token = oauth.text("accessToken");
        if (token.isEmpty()) {
            return Optional.empty();
        }
        // Without a list of scopes nobody knows; then the provider says it.
        var scopes = oauth.texts("scopes");
        return Optional.of(new TokenLogin(
                ClaudeQuota.PROVIDER,
                "Claude",
                "",
                oauth.text("subscriptionType").toLowerCase(Locale.ROOT),
                new QuotaLogin(ClaudeQuota.PROVIDER, ""),
                file,
                new Secret(token),
                false,
                oauth.instant("expiresAt"),
                null,
                scopes.isEmpty() || scopes.contains("user:profile")));
    }

    /// A file in the auth folder of a CLIProxyAPI.
    private Optional<TokenLogin> ofProxy(String provider) {
        var token = body.text("access_token");
        if (token.isEmpty()) {
            return Optional.empty();
        }
        var email = body.text("email");
        var disabled = body.isTrue("disabled");
        var expiresAt = body.instant("expired");
        if (provider.equals(CodexQuota.PROVIDER)) {
            var id = IdToken.of(body.text("id_token"));
            var named = body.text("account_id");
            var account = named.isEmpty() ? id.accountId() : named;
            return Optional.of(codex(id, account, email.isEmpty() ? id.email() : email, token, disabled, expiresAt));
        }
        var account = body.textOf("account_uuid", "sub", "device_id");
        var asked = new QuotaLogin(
                ref(account, email),
                provider.equals(XaiQuota.PROVIDER) ? body.text("sub") : "",
                body.text("project_id"),
                false,
                true);
        return Optional.of(new TokenLogin(
                provider, name(), email, "", asked, file, new Secret(token), disabled, expiresAt, null, true));
    }

    /// An account of its own for each person in it: workspaces are shared. No e-mail is to be read from it.
    private String ref(String account, String email) {
        if (email.isEmpty()) {
            return account.isEmpty() ? name() : account;
        }
        var person = QuotaGate.keyOf(email.toLowerCase(Locale.ROOT)).substring(0, 8);
        return account.isEmpty() ? person : account + "." + person;
    }

    private String name() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    }
}
