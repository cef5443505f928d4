package io.github.tallyglass.source.cliproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads the lists of keys of a server, which hold them in plain text (the contract of CLIProxyAPI and
/// quotas §2.2, §2.4). Masks and hashes leave this reader, keys do not.
final class KeyLists {

    private static final String COMPATIBLE = "openai-compatibility";

    /// The lists of provider keys, with the provider as records name it.
    private static final Map<String, String> PROVIDERS = Map.of(
            "codex-api-key", "codex",
            "claude-api-key", "claude",
            "gemini-api-key", "gemini",
            "interactions-api-key", "gemini-interactions",
            "xai-api-key", "xai",
            "vertex-api-key", "vertex");

    /// Every list that may hold a provider's key: the last part of its path.
    static final List<String> ALL = Stream.concat(PROVIDERS.keySet().stream().sorted(), Stream.of(COMPATIBLE))
            .toList();

    private KeyLists() {}

    static List<ClientKey> clients(JsonNode body) {
        var keys = new ArrayList<ClientKey>();
        for (var key : body.path("api-keys")) {
            if (key.isString() && !key.asString().isBlank()) {
                keys.add(new ClientKey(ClientKeys.hash(key.asString()), KeyMask.of(key.asString())));
            }
        }
        return List.copyOf(keys);
    }

    /// @param list name of the list, which is its field as well
    static List<ConfiguredKey> provider(String list, JsonNode body) {
        if (list.equals(COMPATIBLE)) {
            return compatible(body);
        }
        var keys = new ArrayList<ConfiguredKey>();
        for (var entry : body.path(list)) {
            add(keys, entry, PROVIDERS.getOrDefault(list, list), "");
        }
        return List.copyOf(keys);
    }

    private static List<ConfiguredKey> compatible(JsonNode body) {
        var keys = new ArrayList<ConfiguredKey>();
        for (var entry : body.path(COMPATIBLE)) {
            var name = entry.path("name").asString("").strip();
            for (var key : entry.path("api-key-entries")) {
                add(keys, key, "openai-compatible-" + name.toLowerCase(Locale.ROOT), name);
            }
            add(keys, entry, "openai-compatible-" + name.toLowerCase(Locale.ROOT), name);
        }
        return List.copyOf(keys);
    }

    /// Requests that the server has counted for all configured keys since it began.
    static long requests(JsonNode usage) {
        var sum = 0L;
        for (var provider : usage) {
            for (var key : provider) {
                sum += key.path("success").asLong(0) + key.path("failed").asLong(0);
            }
        }
        return sum;
    }

    private static void add(List<ConfiguredKey> keys, JsonNode entry, String provider, String name) {
        var index = entry.path("auth-index").asString("");
        if (!index.isEmpty()) {
            var mask = KeyMask.of(entry.path("api-key").asString(""));
            keys.add(new ConfiguredKey(index, provider, (name + " " + mask).strip()));
        }
    }
}
