package io.github.tallyglass.domain;

/// A token or key. Its text form never shows it, so that it cannot slip into a log or an error.
public record Secret(String value) {

    /// First and last characters only, as people recognise their keys: `sk-a…9f2c`.
    public String masked() {
        return value.length() < 12 ? "…" : value.substring(0, 4) + "…" + value.substring(value.length() - 4);
    }

    /// An API key (`sk-…`) opens model calls and key endpoints only; anything else is a system access token.
    public boolean isApiKey() {
        return value.strip().startsWith("sk-");
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
