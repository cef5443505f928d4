package io.github.tallyglass.export;

import io.github.tallyglass.query.UsageRow;

/// Writes rows in one format as they come.
interface RowWriter {

    void begin();

    void row(UsageRow row);

    void end();
}
