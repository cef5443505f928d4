package io.github.tallyglass.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Options that every command knows.
///
/// @param home what `--home` or `TALLYGLASS_HOME` says; null for the system's own folders
/// @param language `en` or `zh` where the user said so; null to follow the settings or the system
/// @param verbose more detail in the log, which then goes to stderr too
public record GlobalOptions(@Nullable Path home, @Nullable String language, boolean verbose) {}
