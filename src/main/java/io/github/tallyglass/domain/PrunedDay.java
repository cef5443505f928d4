package io.github.tallyglass.domain;

import java.time.LocalDate;
import java.time.ZoneId;

/// Rows of one account's day that are not kept any more, or would not be.
///
/// @param day in `zone`
/// @param zone in which the day's sums were made; they stay in it, whatever zone days are counted in now
/// @param rows how many
public record PrunedDay(long accountId, LocalDate day, ZoneId zone, long rows) {}
