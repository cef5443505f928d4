package io.github.tallyglass.query;

import org.jspecify.annotations.Nullable;

/// Percentiles in milliseconds, from log-scaled histograms (within a few per cent); null where nothing was
/// measured.
public record Latency(
        @Nullable Long p50,
        @Nullable Long p95,
        @Nullable Long firstTokenP50,
        @Nullable Long firstTokenP95,
        long measured) {}
