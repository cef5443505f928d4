package io.github.tallyglass.source.cliproxy;

/// An API key of a provider that stands in a server's configuration and is therefore no credential file.
///
/// @param index `auth_index`, as usage records name it
/// @param provider as records name it: `codex`, `openai-compatible-NAME`, …
/// @param label the masked key, with the name of the provider's entry where it has one
public record ConfiguredKey(String index, String provider, String label) {}
