package io.github.tallyglass.source.cliproxy;

/// A key that clients show to the server, as far as it may be known here.
///
/// @param hash the first 12 hex digits of the key's SHA-256, as records keep it
/// @param label the masked key
public record ClientKey(String hash, String label) {}
