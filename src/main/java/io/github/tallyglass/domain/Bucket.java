package io.github.tallyglass.domain;

/// Steps of a time axis, in the user's zone.
public enum Bucket {
    HOUR,
    DAY,
    WEEK,
    MONTH
}
