package io.github.tallyglass.query;

import java.time.Instant;

/// A balance at a moment.
///
/// @param quota quota units left
/// @param read as the gateway said it; worked back from rows otherwise
public record BalancePoint(Instant at, long quota, boolean read) {}
