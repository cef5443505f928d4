package io.github.tallyglass.desktop.autostart;

import java.io.IOException;
import java.util.Optional;

/// What the Run key needs of the Windows registry, below the current user's `Software\Microsoft\Windows\
/// CurrentVersion`.
interface Registry {

    /// A string value; empty when it is not there.
    Optional<String> text(String key, String name) throws IOException;

    /// A binary value; empty when it is not there.
    Optional<byte[]> bytes(String key, String name) throws IOException;

    void set(String key, String name, String text) throws IOException;

    /// Nothing happens when it is not there.
    void delete(String key, String name) throws IOException;
}
