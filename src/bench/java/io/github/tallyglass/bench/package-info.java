/// Measurements behind docs/benchmarks.md. Not a part of the product, not run by the tests.
@NullMarked
package io.github.tallyglass.bench;

import org.jspecify.annotations.NullMarked;
