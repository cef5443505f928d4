package io.github.tallyglass.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the status bar says of the cache.
///
/// @param coveredSince every account is covered from here to its last sync without a gap; null when
///     nothing is
/// @param gaps stretches between the first and the last covered second that are not
public record CacheState(
        int accounts,
        long rows,
        @Nullable Instant coveredSince,
        int gaps,
        @Nullable Instant lastSync) {}
