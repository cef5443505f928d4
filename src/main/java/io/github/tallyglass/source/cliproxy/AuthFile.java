package io.github.tallyglass.source.cliproxy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A credential of a CLIProxyAPI as its management API lists it (the contract of CLIProxyAPI and quotas
/// §2.2). Holds no secret: where the account is an API key, only its mask came out of the reader.
///
/// @param index `auth_index`, 16 hex; what usage records name
/// @param file name of the credential's file below the auth folder; `""` where it has none
/// @param provider `codex`, `claude`, … in lower case
/// @param account e-mail, or a masked API key; `""` where not told
/// @param apiKey the credential is an API key, which has no windows
/// @param plan of ChatGPT logins; `""` elsewhere
/// @param workspace ChatGPT's account id, which tells the workspaces of one e-mail apart; `""` elsewhere
/// @param project of Antigravity; `""` elsewhere
/// @param note what the user wrote beside it
/// @param status `active`, `error`, `disabled`, … as the server says
/// @param message what the provider said last, scrubbed and cut; `""` when nothing
/// @param unavailable the router passes it over for now
/// @param retryAfter until when; null where not told
/// @param success requests since the server began that were answered
/// @param failed requests since the server began that were not
public record AuthFile(
        String index,
        String file,
        String provider,
        String email,
        String account,
        String label,
        boolean apiKey,
        String plan,
        String workspace,
        String project,
        String note,
        String status,
        String message,
        boolean disabled,
        boolean unavailable,
        @Nullable Instant retryAfter,
        long success,
        long failed) {

    /// Requests that the server has counted for it.
    public long requests() {
        return success + failed;
    }
}
