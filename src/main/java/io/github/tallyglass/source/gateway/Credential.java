package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;

/// Whether what the user typed can travel in a header at all. Tokens are base64 of several kinds, so
/// nothing else is demanded of them (gateway contract §1.1).
final class Credential {

    private Credential() {}

    /// The same where a user may be known by any word.
    static Result<Secret> checkFree(Secret token, String userId) {
        return userId.chars().allMatch(c -> c >= ' ' && c < 127)
                ? check(token, "")
                : Result.err(new Failure.BadInput("user id", "holds a character that no header can carry"));
    }

    static Result<Secret> check(Secret token, String userId) {
        if (token.value().isEmpty()) {
            return Result.err(new Failure.BadInput("token", "empty"));
        }
        if (!token.value().chars().allMatch(c -> c > ' ' && c < 127)) {
            return Result.err(new Failure.BadInput("token", "holds a blank or a character that no token has"));
        }
        if (!userId.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Result.err(new Failure.BadInput("user id", "not a number"));
        }
        return Result.ok(token);
    }
}
