package io.github.tallyglass.domain;

import java.time.Instant;

/// Rows of a closed slice that the gateway had once and has no longer. They are kept, and still count.
///
/// @param rows how many more are kept than the gateway has
/// @param quota gross quota units of the kept rows of the slice beyond what the gateway still lists; 0
///     where that was not told
public record Vanished(long accountId, Interval slice, long rows, long quota, Instant noticedAt) {}
