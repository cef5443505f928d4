package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Result;
import java.net.URI;
import java.util.Optional;

/// Asks one provider for the quota of a login and reads what it answers. Asks with GET, or with a POST
/// that changes nothing; a reset credit is never spent, no token ever refreshed.
///
/// Fields that are missing, null or of another type are unknown, never 0; keys in camel case are as good
/// as those in snake case. What no reading can be made of is a failure, so that the last good one stays.
public sealed interface QuotaSource permits CodexQuota, ClaudeQuota, AntigravityQuota, KimiQuota, XaiQuota {

    /// As a CLIProxyAPI names it in `type` of a credential: `codex` `claude` `antigravity` `kimi` `xai`.
    String provider();

    /// What people call the program that signs in there.
    String program();

    /// Asks, by way of the asker, and reads. Blocks.
    ///
    /// @return a complete reading: windows that it does not name do not exist
    Result<QuotaAnswer> read(QuotaLogin login, QuotaAsker asker);

    /// The provider at its own address; empty for those without windows.
    static Optional<QuotaSource> of(String provider) {
        return switch (provider) {
            case CodexQuota.PROVIDER -> Optional.of(new CodexQuota(CodexQuota.BASE));
            case ClaudeQuota.PROVIDER -> Optional.of(new ClaudeQuota(ClaudeQuota.BASE));
            case AntigravityQuota.PROVIDER -> Optional.of(new AntigravityQuota(AntigravityQuota.BASES));
            case KimiQuota.PROVIDER -> Optional.of(new KimiQuota(KimiQuota.BASE));
            case XaiQuota.PROVIDER -> Optional.of(new XaiQuota(XaiQuota.BASE));
            default -> Optional.empty();
        };
    }

    /// The provider at another address.
    static Optional<QuotaSource> of(String provider, URI base) {
        return switch (provider) {
            case CodexQuota.PROVIDER -> Optional.of(new CodexQuota(base));
            case ClaudeQuota.PROVIDER -> Optional.of(new ClaudeQuota(base));
            case AntigravityQuota.PROVIDER -> Optional.of(new AntigravityQuota(java.util.List.of(base)));
            case KimiQuota.PROVIDER -> Optional.of(new KimiQuota(base));
            case XaiQuota.PROVIDER -> Optional.of(new XaiQuota(base));
            default -> Optional.empty();
        };
    }
}
