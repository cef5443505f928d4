package io.github.tallyglass.domain;

import java.time.Instant;

/// Something of an account that could not be read the last time it was asked for.
///
/// @param code the failure's, see [Failure#code()]
public record ReadingFault(ReadingKind what, Instant at, String code) {}
