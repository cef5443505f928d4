package io.github.tallyglass.source.cliproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;

/// Records that a real server wrote, byte for byte, by file name.
final class Captured {

    private Captured() {}

    /// `records/….json` of version 7.2.140 and `old/….json` of 7.1.16.
    static TreeMap<String, byte[]> records() {
        var all = new TreeMap<String, byte[]>();
        for (var folder : new String[] {"records", "old"}) {
            try (var files = Files.list(root().resolve(folder))) {
                for (var file :
                        files.filter(each -> each.toString().endsWith(".json")).toList()) {
                    all.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return all;
    }

    /// @param name as in [#records()]
    static byte[] record(String name) {
        return Objects.requireNonNull(records().get(name), name);
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(Captured.class.getResource("/captures/cliproxyapi-7.2.140"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
