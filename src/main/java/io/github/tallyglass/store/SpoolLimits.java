package io.github.tallyglass.store;

import java.time.Duration;

/// How large a spool may become.
///
/// @param bytes of all its files; nothing is fetched beyond that
/// @param keepFree bytes of the disk that are left to others
/// @param chunkBytes by which a file grows
/// @param fileBytes after which the next reply goes to a new file
/// @param fileAge after which the next reply goes to a new file, so that what is stored can be deleted:
///     records hold keys and cookies
/// @param flushEvery within which bytes reach the disk itself
public record SpoolLimits(
        long bytes, long keepFree, int chunkBytes, long fileBytes, Duration fileAge, Duration flushEvery) {

    public static final SpoolLimits DEFAULT =
            new SpoolLimits(2L << 30, 256L << 20, 4 << 20, 16L << 20, Duration.ofMinutes(5), Duration.ofMillis(500));

    /// From which part of the limit on users are warned.
    private static final int WARN_PERCENT = 80;

    public SpoolLimits withBytes(long limit) {
        return new SpoolLimits(limit, keepFree, chunkBytes, fileBytes, fileAge, flushEvery);
    }

    public SpoolLimits withKeepFree(long free) {
        return new SpoolLimits(bytes, free, chunkBytes, fileBytes, fileAge, flushEvery);
    }

    /// Small chunks and files.
    public SpoolLimits withSizes(int chunk, long file) {
        return new SpoolLimits(bytes, keepFree, chunk, file, fileAge, flushEvery);
    }

    /// What is allocated before a reply is asked for: most replies fit in.
    int reserveBytes() {
        return chunkBytes / 2;
    }

    /// A file that has less room left is made to grow beside the reading.
    int aheadBytes() {
        return chunkBytes / 4 * 3;
    }

    /// A reply that has begun is read to its end, also somewhat beyond the limit: what is left of it
    /// would be gone for good.
    long utmostBytes() {
        return bytes + Math.max(bytes / 8, chunkBytes);
    }

    long warnBytes() {
        return bytes / 100 * WARN_PERCENT;
    }
}
