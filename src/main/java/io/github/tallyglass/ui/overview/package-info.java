/// The overview: six cards with change, cost over time, cost by model as a ring and as a table.
/// Everything on it narrows.
@NullMarked
package io.github.tallyglass.ui.overview;

import org.jspecify.annotations.NullMarked;
