/// Notifications of three systems: over the session bus on Linux, through the tray's icon on Windows, by
/// `osascript` on macOS.
@NullMarked
package io.github.tallyglass.desktop.notify;

import org.jspecify.annotations.NullMarked;
