package io.github.tallyglass.source.quota;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where programs keep their tokens, the same on Linux, macOS and Windows: beneath the user's home, unless
/// an environment variable says otherwise (contract of CLIProxyAPI and quotas §3.5, §4.1). On macOS Claude
/// Code may keep its login in the Keychain, which is not read here.
///
/// @param environment value of a variable by its name; null where it is not set
/// @param home of the user
public record TokenPlaces(Environment environment, Path home) {

    /// Variables of the process.
    @FunctionalInterface
    public interface Environment {
        @Nullable
        String get(String name);
    }

    public static TokenPlaces ofSystem() {
        return new TokenPlaces(System::getenv, Path.of(System.getProperty("user.home", "")));
    }

    /// @param provider `codex` or `claude`
    public Path usual(String provider) {
        return provider.equals(ClaudeQuota.PROVIDER)
                ? folder("CLAUDE_CONFIG_DIR", ".claude").resolve(".credentials.json")
                : folder("CODEX_HOME", ".codex").resolve("auth.json");
    }

    /// What a person or a definition names; `~` is the user's home, and `""` the usual place.
    ///
    /// @throws java.nio.file.InvalidPathException where the text is no path
    public Path named(String place, String provider) {
        var text = place.strip();
        if (text.isEmpty()) {
            return usual(provider);
        }
        if (text.equals("~")) {
            return home;
        }
        var beneathHome = text.startsWith("~/") || text.startsWith("~\\");
        return beneathHome ? home.resolve(text.substring(2)) : Path.of(text);
    }

    private Path folder(String variable, String usual) {
        var set = environment.get(variable);
        return set == null || set.isBlank() ? home.resolve(usual) : Path.of(set.strip());
    }
}
