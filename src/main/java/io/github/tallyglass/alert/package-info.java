/// Warnings that can be trusted: a pure machine that knows when an episode begins and ends, and a service
/// that asks the cache, keeps what fired and speaks through the desktop.
@NullMarked
package io.github.tallyglass.alert;

import org.jspecify.annotations.NullMarked;
