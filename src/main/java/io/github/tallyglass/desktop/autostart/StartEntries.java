package io.github.tallyglass.desktop.autostart;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The place under this program's name where a system keeps what it starts at login.
interface StartEntries {

    /// A file or a key of the registry, as people find it.
    String place();

    /// Empty when there is none.
    Optional<StartEntry> read() throws IOException;

    /// Replaces what is there, enabled.
    void write(List<String> words) throws IOException;

    void delete() throws IOException;
}
