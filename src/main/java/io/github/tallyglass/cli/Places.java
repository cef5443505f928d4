package io.github.tallyglass.cli;

import java.nio.file.Path;

/// Where a home keeps what it keeps.
///
/// @param database the cache of rows and readings
/// @param settings what the user chose
/// @param secrets secrets that the user did not want in the keyring; may not be there
/// @param spool records that were fetched and are not stored yet
/// @param logs folder
public record Places(Path database, Path settings, Path secrets, Path spool, Path logs) {}
