/// The composition root: `Main`, `ProgramRoot`, an opened `Home`, and the modes of running.
@NullMarked
package io.github.tallyglass.app;

import org.jspecify.annotations.NullMarked;
