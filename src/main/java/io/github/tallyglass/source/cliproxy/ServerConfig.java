package io.github.tallyglass.source.cliproxy;

/// What of a server's configuration concerns its usage records; the rest of that reply holds keys and is
/// dropped unread.
///
/// @param statistics whether usage records are written at all; off unless the user turned it on
/// @param retentionSeconds how long a record waits to be fetched, as it is in force (1 to 3 600)
public record ServerConfig(boolean statistics, int retentionSeconds) {}
