package io.github.tallyglass.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Credit that came in.
///
/// @param quota quota units; null where the amount is not known
public record TopUp(Instant at, @Nullable Long quota) {}
