/// Reads the quota windows of logins at providers: of Codex, Claude, Antigravity, Kimi and xAI, from what
/// a proxy's call or the provider itself answers. Token files of other programs are read, never written
/// or refreshed.
@NullMarked
package io.github.tallyglass.source.quota;

import org.jspecify.annotations.NullMarked;
