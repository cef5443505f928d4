package io.github.tallyglass.ui;

import java.util.Locale;
import java.util.Map;

/// Providers and their plans as people write them.
public final class Providers {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("codex", "Codex"),
            Map.entry("openai", "OpenAI"),
            Map.entry("claude", "Claude"),
            Map.entry("anthropic", "Anthropic"),
            Map.entry("antigravity", "Antigravity"),
            Map.entry("gemini", "Gemini"),
            Map.entry("gemini-cli", "Gemini CLI"),
            Map.entry("aistudio", "AI Studio"),
            Map.entry("vertex", "Vertex AI"),
            Map.entry("kimi", "Kimi"),
            Map.entry("qwen", "Qwen"),
            Map.entry("iflow", "iFlow"),
            Map.entry("xai", "xAI"));

    private static final String COMPATIBLE = "openai-compatible-";

    private Providers() {}

    /// `codex` is Codex; a compatible provider goes by its own name.
    public static String name(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        var known = NAMES.get(lower);
        if (known != null) {
            return known;
        }
        return lower.startsWith(COMPATIBLE) ? word.substring(COMPATIBLE.length()) : word;
    }

    /// `max_5x` is Max 5×, `plus` is Plus; what holds capitals is written as it wants to be.
    public static String plan(String word) {
        var text = word.strip().replace('_', ' ').replaceAll("(?<=\\d)x\\b", "×");
        return text.isEmpty() || !text.equals(text.toLowerCase(Locale.ROOT))
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
