/// The icon in the system's tray, as data and for each system: StatusNotifierItem over D-Bus on Linux,
/// AWT on
/// Windows and macOS, nothing elsewhere.
@NullMarked
package io.github.tallyglass.desktop.tray;

import org.jspecify.annotations.NullMarked;
