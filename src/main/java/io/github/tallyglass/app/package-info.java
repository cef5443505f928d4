/// The composition root: `Main`, `Wiring` and the modes of running.
@NullMarked
package io.github.tallyglass.app;

import org.jspecify.annotations.NullMarked;
