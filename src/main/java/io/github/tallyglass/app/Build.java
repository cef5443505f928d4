package io.github.tallyglass.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What this build calls itself.
final class Build {

    private Build() {}

    /// `0.1.0`
    static String version() {
        var properties = new Properties();
        try (var file = Build.class.getResourceAsStream("/build.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version", "0");
    }
}
