/// The local SQLite cache: rows, dictionaries, roll-ups, coverage, readings; one writer, two readers,
/// migrations by `user_version`.
@NullMarked
package io.github.tallyglass.store;

import org.jspecify.annotations.NullMarked;
