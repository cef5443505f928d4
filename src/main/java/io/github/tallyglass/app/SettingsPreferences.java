package io.github.tallyglass.app;

import io.github.tallyglass.desktop.SettingsFile;
import io.github.tallyglass.ui.Preferences;

/// What the window remembers, in the settings file.
record SettingsPreferences(SettingsFile settings) implements Preferences {

    @Override
    public String get(String key, String fallback) {
        return settings.get(key, fallback);
    }

    @Override
    public void put(String key, String value) {
        settings.put(key, value);
    }
}
