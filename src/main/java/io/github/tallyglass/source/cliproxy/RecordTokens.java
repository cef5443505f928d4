package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Tokens;
import java.util.Locale;
import java.util.Set;

/// The token counts of a record as they are written, and how they become kinds that do not overlap (the
/// contract of CLIProxyAPI and quotas §1.10). Negative counts are read as 0.
final class RecordTokens {

    /// Cache is a part of input, thoughts stand beside output.
    private static final Set<String> GOOGLE =
            Set.of("gemini", "gemini-cli", "antigravity", "vertex", "aistudio", "interactions", "gemini-interactions");

    long input;
    long output;
    long reasoning;
    long cached;
    long total;
    long cacheRead;
    long cacheWrite;

    /// The server's own division, since v7.2.97.
    final Division division = new Division();

    private static final Relation[] NO_RELATIONS = {};

    /// How the counts of a protocol contain each other.
    private enum Relation {
        /// Cache ⊂ input, reasoning ⊂ output.
        SUBSETS,
        /// Cache ⊂ input, reasoning beside output.
        REASONING_BESIDE,
        /// Cache beside input, reasoning ⊂ output.
        CACHE_BESIDE
    }

    /// @param tokens disjoint
    /// @param unclassified how many of `tokens.input()` are there only because the record's total says so
    record Kinds(Tokens tokens, long unclassified) {}

    /// `token_breakdown`.
    static final class Division {
        String quality = "";
        long total;
        long inputTotal;
        long uncached;
        long cacheRead;
        long cacheWrite;
        long outputTotal;
        long reasoning;

        /// Whether it can be taken as it is. Where the counts of an upstream contradict each other the
        /// server writes `inconsistent` and divides nothing; of a protocol that it does not know it knows
        /// the total only (`unclassified`).
        private boolean isWhole() {
            return quality.equals("complete")
                    && inputTotal == uncached + cacheRead + cacheWrite
                    && total == inputTotal + outputTotal
                    && reasoning <= outputTotal
                    && Math.min(Math.min(uncached, cacheRead), Math.min(cacheWrite, reasoning)) >= 0;
        }
    }

    /// @param provider as the record names it
    Kinds kinds(String provider) {
        if (division.isWhole()) {
            return new Kinds(
                    new Tokens(
                            division.uncached,
                            division.cacheRead,
                            division.cacheWrite,
                            division.outputTotal,
                            division.reasoning),
                    0);
        }
        var usual = usual(provider.toLowerCase(Locale.ROOT));
        var tokens = by(usual);
        var stated = total > 0 ? total : division.total;
        if (stated <= 0 || tokens.total() == stated) {
            return new Kinds(tokens, 0);
        }
        // The total tells which relation holds, where an upstream speaks another protocol than its name says.
        // Not that of Claude, which left cache out in older versions.
        for (var relation : usual == Relation.CACHE_BESIDE ? NO_RELATIONS : Relation.values()) {
            if (by(relation).total() == stated && isPossible(relation)) {
                return new Kinds(by(relation), 0);
            }
        }
        var rest = Math.max(0, stated - tokens.total());
        return new Kinds(
                new Tokens(
                        tokens.input() + rest,
                        tokens.cacheRead(),
                        tokens.cacheWrite(),
                        tokens.output(),
                        tokens.reasoning()),
                rest);
    }

    private static Relation usual(String provider) {
        if (provider.equals("claude") || provider.equals("anthropic")) {
            return Relation.CACHE_BESIDE;
        }
        return GOOGLE.contains(provider) ? Relation.REASONING_BESIDE : Relation.SUBSETS;
    }

    private boolean isPossible(Relation relation) {
        return relation == Relation.CACHE_BESIDE
                || read(relation) + atLeast0(cacheWrite) <= input
                        && (relation == Relation.REASONING_BESIDE || reasoning <= output);
    }

    private Tokens by(Relation relation) {
        var write = atLeast0(cacheWrite);
        var read = read(relation);
        var thoughts = atLeast0(reasoning);
        var out = atLeast0(output) + (relation == Relation.REASONING_BESIDE ? thoughts : 0);
        var whole = atLeast0(input);
        if (relation == Relation.CACHE_BESIDE) {
            return new Tokens(whole, read, write, out, Math.min(thoughts, out));
        }
        // A part is never larger than the whole that contains it.
        read = Math.min(read, whole);
        write = Math.min(write, whole - read);
        return new Tokens(whole - read - write, read, write, out, Math.min(thoughts, out));
    }

    /// Older versions fill `cached_tokens` alone; for Claude it repeats what was written to the cache where
    /// nothing was read.
    private long read(Relation relation) {
        if (cacheRead > 0) {
            return cacheRead;
        }
        var repeatsWrite = relation == Relation.CACHE_BESIDE && cacheWrite > 0;
        return repeatsWrite ? 0 : atLeast0(cached);
    }

    private static long atLeast0(long count) {
        return Math.max(0, count);
    }
}
