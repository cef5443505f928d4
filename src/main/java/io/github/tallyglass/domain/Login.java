package io.github.tallyglass.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An account at a provider (ChatGPT, Claude, …) that a source of ours holds a login of. One source may
/// hold many; two of them may have the same e-mail in two workspaces.
///
/// @param ref what tells the logins of one source apart: `auth_index` at a proxy, the provider's account
///     id where a token file is read; see [UsageEvent.Upstream#loginRef()]
/// @param provider `codex`, `claude`, `antigravity`, `kimi`, `xai`, …
/// @param label as people know it, unique among the logins of the source: an e-mail, with the workspace
///     behind it where two share one; a masked key
/// @param email `""` where there is none
/// @param plan as the provider names it (`plus`, `max`); `""` where unknown
/// @param detail what the source says of its state, scrubbed; `""` when nothing
/// @param limitedUntil until when the proxy does not use it; null when it does
public record Login(
        String ref,
        String provider,
        String label,
        String email,
        String plan,
        State state,
        String detail,
        @Nullable Instant limitedUntil) {

    /// What the source does with a login.
    public enum State {
        ACTIVE,
        /// The proxy waits before it uses it again.
        COOLING,
        DISABLED,
        /// The source reports a fault of it, or has to be signed in to again.
        ERROR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Login withPlan(String newPlan) {
        return new Login(ref, provider, label, email, newPlan, state, detail, limitedUntil);
    }

    /// The label with the middle of an e-mail's name left out, for screenshots and scripts:
    /// `a***@example.com`.
    public String masked() {
        return masked(label);
    }

    /// The same of any text that may be an e-mail; anything else stays as it is.
    public static String masked(String label) {
        var at = label.indexOf('@');
        return at <= 0 ? label : label.charAt(0) + "***" + label.substring(at);
    }
}
