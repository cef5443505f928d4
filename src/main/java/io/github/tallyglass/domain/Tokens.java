package io.github.tallyglass.domain;

/// Tokens of one row or a sum of rows, in four disjoint kinds (command line page, "Words").
///
/// @param input neither read from nor written to a cache
/// @param reasoning a part of `output`
public record Tokens(long input, long cacheRead, long cacheWrite, long output, long reasoning) {

    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);

    public long total() {
        return input + cacheRead + cacheWrite + output;
    }

    /// Everything that went in, cached or not.
    public long inputSide() {
        return input + cacheRead + cacheWrite;
    }

    public Tokens plus(Tokens other) {
        return new Tokens(
                input + other.input,
                cacheRead + other.cacheRead,
                cacheWrite + other.cacheWrite,
                output + other.output,
                reasoning + other.reasoning);
    }
}
