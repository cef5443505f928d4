package io.github.tallyglass.domain;

import java.time.Instant;

/// A reading of an account's wallet.
///
/// @param remaining quota units left
/// @param used lifetime consumption as the server has it, quota units; may fall after refunds
public record Balance(Instant at, long remaining, long used, long requests) {}
