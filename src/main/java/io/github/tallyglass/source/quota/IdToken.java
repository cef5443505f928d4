package io.github.tallyglass.source.quota;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// The claims of a JWT, without any check of its signature: nothing is granted by them, they are only
/// read (contract of CLIProxyAPI and quotas §3.5).
///
/// @param claims without fields where the text is no JWT
record IdToken(Fields claims) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OPENAI = "https://api.openai.com/auth";

    static IdToken of(String jwt) {
        var parts = jwt.split("\\.", -1);
        if (parts.length == 3) {
            try {
                var payload = Base64.getUrlDecoder().decode(parts[1].replace("=", ""));
                return new IdToken(new Fields(JSON.readTree(new String(payload, StandardCharsets.UTF_8))));
            } catch (IllegalArgumentException | JacksonException noJwt) {
                // Opaque tokens are no JWTs; then nothing is known of them.
            }
        }
        return new IdToken(new Fields(MissingNode.getInstance()));
    }

    String email() {
        return claims.text("email");
    }

    @Nullable
    Instant expiresAt() {
        return claims.instant("exp");
    }

    String accountId() {
        return openAi().text("chatgpt_account_id");
    }

    String plan() {
        return openAi().text("chatgpt_plan_type");
    }

    boolean fedRamp() {
        return openAi().isTrue("chatgpt_account_is_fedramp");
    }

    @Nullable
    Instant subscriptionUntil() {
        return openAi().instant("chatgpt_subscription_active_until");
    }

    private Fields openAi() {
        return claims.child(OPENAI);
    }
}
