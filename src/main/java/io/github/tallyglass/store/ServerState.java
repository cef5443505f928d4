package io.github.tallyglass.store;

/// What a gateway's status says of the server itself. When it changes, the server was updated or started
/// again, and may speak another dialect since (gateway contract §6.2).
///
/// @param version as the server says it, often empty or a fork's own
/// @param startTime epoch seconds; 0 where it says none
public record ServerState(String version, long startTime) {}
