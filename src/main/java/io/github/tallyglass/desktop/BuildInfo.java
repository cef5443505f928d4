package io.github.tallyglass.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What the build wrote into the program.
///
/// @param version as in `pom.xml`
public record BuildInfo(String version) {

    /// @throws IllegalStateException when the program was put together without its `build.properties`
    public static BuildInfo read() {
        var properties = new Properties();
        try (var in = BuildInfo.class.getResourceAsStream("/build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildInfo(properties.getProperty("version", "?"));
    }
}
