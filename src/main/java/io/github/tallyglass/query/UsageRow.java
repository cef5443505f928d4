package io.github.tallyglass.query;

import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.UsageEvent;

/// A stored row with the names that a table shows.
///
/// @param account the account's name
/// @param unit unit and rate in force when the row was read
public record UsageRow(RowKey key, String account, UsageEvent event, QuotaUnit unit) {}
