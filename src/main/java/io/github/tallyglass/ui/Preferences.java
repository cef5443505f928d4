package io.github.tallyglass.ui;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Small strings that the window remembers over restarts: theme, language, the last filter, column widths.
/// Never a secret. Reads answer from memory; a write returns at once and is saved a little later.
public interface Preferences {

    String get(String key, String fallback);

    void put(String key, String value);

    /// Remembers until the program ends.
    static Preferences inMemory() {
        return new Preferences() {
            private final Map<String, String> values = new ConcurrentHashMap<>();

            @Override
            public String get(String key, String fallback) {
                return values.getOrDefault(key, fallback);
            }

            @Override
            public void put(String key, String value) {
                values.put(key, value);
            }
        };
    }
}
