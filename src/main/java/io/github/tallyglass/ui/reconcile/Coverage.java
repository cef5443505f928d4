package io.github.tallyglass.ui.reconcile;

import java.time.LocalDate;
import java.util.List;

/// What the calendar shows.
///
/// @param span days on display; those after today are still to come
record Coverage(DaySpan span, LocalDate today, List<AccountDays> accounts) {}
