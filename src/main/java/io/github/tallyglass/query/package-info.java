/// Questions to the cache: a filter becomes SQL over the cheapest roll-ups that can answer, answers are
/// records.
@NullMarked
package io.github.tallyglass.query;

import org.jspecify.annotations.NullMarked;
