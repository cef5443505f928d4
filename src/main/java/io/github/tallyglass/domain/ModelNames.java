package io.github.tallyglass.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The names under which a list may know a model: the name itself, then without what other programs are
/// known to put around it. A name is only ever made plainer, never into another model's.
final class ModelNames {

    /// Words for who sells or serves a model, and the list's word for it; `""` for pure places of a path.
    private static final Map<String, String> PROVIDERS = Map.ofEntries(
            Map.entry("openai", "openai"),
            Map.entry("codex", "openai"),
            Map.entry("anthropic", "anthropic"),
            Map.entry("claude", "anthropic"),
            Map.entry("google", "gemini"),
            Map.entry("gemini", "gemini"),
            Map.entry("gemini-cli", "gemini"),
            Map.entry("aistudio", "gemini"),
            Map.entry("ai-studio", "gemini"),
            Map.entry("vertex", "gemini"),
            Map.entry("vertex_ai", "gemini"),
            Map.entry("interactions", "gemini"),
            Map.entry("gemini-interactions", "gemini"),
            Map.entry("antigravity", "gemini"),
            Map.entry("kimi", "moonshot"),
            Map.entry("moonshot", "moonshot"),
            Map.entry("moonshotai", "moonshot"),
            Map.entry("xai", "xai"),
            Map.entry("x-ai", "xai"),
            Map.entry("grok", "xai"),
            Map.entry("deepseek", "deepseek"),
            Map.entry("deepseek-ai", "deepseek"),
            Map.entry("qwen", "dashscope"),
            Map.entry("alibaba", "dashscope"),
            Map.entry("dashscope", "dashscope"),
            Map.entry("zai", "zai"),
            Map.entry("z-ai", "zai"),
            Map.entry("zai-org", "zai"),
            Map.entry("zhipu", "zai"),
            Map.entry("mistral", "mistral"),
            Map.entry("mistralai", "mistral"),
            Map.entry("minimax", "minimax"),
            Map.entry("minimaxai", "minimax"),
            Map.entry("cohere", "cohere"),
            Map.entry("groq", "groq"),
            Map.entry("perplexity", "perplexity"),
            Map.entry("models", ""),
            Map.entry("publishers", ""),
            Map.entry("openrouter", ""),
            Map.entry("bedrock", ""),
            Map.entry("azure", ""));

    /// By whom a model is made, as its name begins; longer beginnings need not come first, none begins
    /// another.
    private static final Map<String, String> MAKERS = Map.ofEntries(
            Map.entry("gpt-", "openai"),
            Map.entry("chatgpt-", "openai"),
            Map.entry("codex-", "openai"),
            Map.entry("o1", "openai"),
            Map.entry("o3", "openai"),
            Map.entry("o4", "openai"),
            Map.entry("text-embedding-", "openai"),
            Map.entry("claude-", "anthropic"),
            Map.entry("gemini-", "gemini"),
            Map.entry("gemma-", "gemini"),
            Map.entry("grok-", "xai"),
            Map.entry("kimi-", "moonshot"),
            Map.entry("moonshot-", "moonshot"),
            Map.entry("glm-", "zai"),
            Map.entry("qwen", "dashscope"),
            Map.entry("qwq", "dashscope"),
            Map.entry("deepseek-", "deepseek"),
            Map.entry("mistral-", "mistral"),
            Map.entry("codestral-", "mistral"),
            Map.entry("devstral-", "mistral"),
            Map.entry("magistral-", "mistral"),
            Map.entry("ministral-", "mistral"),
            Map.entry("minimax-", "minimax"),
            Map.entry("command-", "cohere"),
            Map.entry("sonar", "perplexity"));

    private static final String COMPATIBLE = "openai-compatible-";

    /// As Bedrock names models: `us.anthropic.claude-…-v1:0`.
    private static final Pattern DOTTED = Pattern.compile(
            "^(?:(?:us|eu|apac|jp|au|ca|global)\\.)?(?:anthropic|openai|mistral|cohere|deepseek|qwen|moonshot|minimax|zai)"
                    + "\\.(?=.)",
            Pattern.CASE_INSENSITIVE);

    /// A level of thinking, a long window, a version of the same model at a cloud.
    private static final Pattern ENDING =
            Pattern.compile("(?:\\([a-z0-9-]{1,12}\\)|\\[1m]|-v\\d:\\d|@default)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern VERTEX_DAY = Pattern.compile("@(?=20\\d{6}$)");
    private static final Pattern DAY =
            Pattern.compile("(?<=.)-(?:20\\d{6}|20\\d\\d-\\d\\d-\\d\\d|latest)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOT_IN_VERSION = Pattern.compile("(?<=\\d)\\.(?=\\d)");

    private ModelNames() {}

    /// The name as it is first, plainer ones after it.
    static List<String> of(String model) {
        var names = new LinkedHashSet<String>();
        var name = model.strip();
        names.add(name);
        name = withoutPath(name);
        names.add(name);
        name = DOTTED.matcher(name).replaceFirst("");
        names.add(name);
        name = VERTEX_DAY.matcher(ENDING.matcher(name).replaceFirst("")).replaceFirst("-");
        names.add(name);
        if (name.regionMatches(true, 0, "claude-", 0, 7)) {
            // Whether a Claude thinks is a setting, and its version is written with a dot as well.
            name = DOT_IN_VERSION.matcher(name).replaceAll("-");
            name = name.endsWith("-thinking") ? name.substring(0, name.length() - 9) : name;
            names.add(name);
        }
        names.add(DAY.matcher(name).replaceFirst(""));
        return List.copyOf(names);
    }

    private static String withoutPath(String name) {
        var rest = name;
        for (var slash = rest.indexOf('/'); slash > 0 && slash < rest.length() - 1; slash = rest.indexOf('/')) {
            if (!PROVIDERS.containsKey(rest.substring(0, slash).toLowerCase(Locale.ROOT))) {
                return rest;
            }
            rest = rest.substring(slash + 1);
        }
        return rest;
    }

    /// The list's word for whoever answered; a word that is not known stands for itself.
    ///
    /// @param provider [UsageEvent.Upstream#provider]
    static String seller(String provider) {
        var word = provider.toLowerCase(Locale.ROOT);
        var name = word.startsWith(COMPATIBLE) ? word.substring(COMPATIBLE.length()) : word;
        var known = PROVIDERS.getOrDefault(name, "");
        return known.isEmpty() ? name : known;
    }

    /// The list's word for who made a model of this name; `""` where the name does not tell.
    static String maker(String model) {
        var name = model.toLowerCase(Locale.ROOT);
        return MAKERS.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
