package io.github.tallyglass.query;

/// Where a row lies: account, epoch second, and its place among the rows of that second.
public record RowKey(long accountId, long createdAt, int seq) {}
