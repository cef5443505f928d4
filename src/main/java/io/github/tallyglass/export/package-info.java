/// Writing what a query found: CSV, JSON and text reports, streamed row by row, never a list of all rows.
@NullMarked
package io.github.tallyglass.export;

import org.jspecify.annotations.NullMarked;
