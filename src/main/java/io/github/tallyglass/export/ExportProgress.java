package io.github.tallyglass.export;

/// Hears how far a long export is, and can end it. Called on the exporting thread.
public interface ExportProgress {

    ExportProgress SILENT = rows -> true;

    /// Called after each row.
    ///
    /// @param rows rows written so far
    /// @return false to stop; the target then stays as it was
    boolean written(long rows);
}
