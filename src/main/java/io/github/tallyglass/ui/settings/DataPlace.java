package io.github.tallyglass.ui.settings;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Where what is kept lies.
///
/// @param cache the file of the cache
/// @param size bytes that it takes on the disk; touches the disk
/// @param version of the program
/// @param open shows a file's folder in the system's program for it
public record DataPlace(Path cache, LongSupplier size, String version, Consumer<Path> open) {}
