/// The machine wakes up, its network comes back: told by the system where it tells such things, else seen
/// by the
/// clock.
@NullMarked
package io.github.tallyglass.desktop.wake;

import org.jspecify.annotations.NullMarked;
