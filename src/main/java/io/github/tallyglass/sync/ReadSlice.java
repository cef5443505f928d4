package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import io.github.tallyglass.store.UsageStore.Reject;
import java.util.List;

/// A slice that was read completely.
///
/// @param slice ends where the asked window ended; begins where the window did, or later
/// @param rows all rows of the slice, newest first as the server lists them
/// @param rejects rows of it that could not be read
/// @param stable false: one second that kept changing, its union was accepted
/// @param narrowed the window was larger than the server could answer for or hold still
record ReadSlice(Interval slice, List<LogRow> rows, List<Reject> rejects, boolean stable, boolean narrowed) {}
