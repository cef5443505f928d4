package io.github.tallyglass.domain;

/// One line of a gateway's own hourly aggregates (contract "gateways" §5.5): gross, consume rows only.
///
/// @param hour epoch seconds of the UTC hour's start
/// @param tokens prompt and completion, whatever the convention of the provider
public record HourlyUsage(long hour, String model, long count, long quota, long tokens) {}
