package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.GroupBy;

/// Writes a breakdown to a file that the user chooses. Asks and works in its own time; called on the JavaFX
/// thread.
public interface ReportExport {

    void breakdown(TimeRange range, UsageFilter filter, GroupBy by);
}
