package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Secret;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A login as another program's token file has it at this moment.
///
/// @param provider see [QuotaSource#provider()]
/// @param name what people know it by where it has no e-mail
/// @param email `""` where the file names none
/// @param plan as the file tells; `""` where it does not
/// @param asked what the provider has to be told, with the login's `ref`
/// @param expiresAt when the token runs out; null where nobody says
/// @param subscriptionUntil when the plan ends unless it is paid on; null where nobody says
/// @param mayAsk the token has what a question about its quota needs
public record TokenLogin(
        String provider,
        String name,
        String email,
        String plan,
        QuotaLogin asked,
        Path file,
        Secret token,
        boolean disabled,
        @Nullable Instant expiresAt,
        @Nullable Instant subscriptionUntil,
        boolean mayAsk) {

    private static final String NEEDED_SCOPE = "user:profile";

    public String ref() {
        return asked.ref();
    }

    /// Why it is not asked; null when it may be. An expired token stays unused: whoever renewed it here
    /// would sign the other program out.
    public @Nullable Failure problem(Instant now) {
        var program = QuotaSource.of(provider).map(QuotaSource::program).orElse(provider);
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return new Failure.LoginExpired(program);
        }
        return mayAsk ? null : new Failure.LoginScope(program, NEEDED_SCOPE);
    }
}
