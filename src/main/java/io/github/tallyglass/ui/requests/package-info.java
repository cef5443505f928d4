/// The requests screen: a table over any number of rows with constant memory, the detail pane, the column
/// chooser, and the export of what the table shows.
@NullMarked
package io.github.tallyglass.ui.requests;

import org.jspecify.annotations.NullMarked;
