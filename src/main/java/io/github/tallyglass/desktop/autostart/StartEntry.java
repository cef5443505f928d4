package io.github.tallyglass.desktop.autostart;

import java.util.List;

/// What the system runs when the session begins.
///
/// @param words the program and its arguments
/// @param enabled false when somebody switched it off and left it there
record StartEntry(List<String> words, boolean enabled) {

    StartEntry {
        words = List.copyOf(words);
    }
}
