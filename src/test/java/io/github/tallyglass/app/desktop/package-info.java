/// A private desktop for tests: an X server without a screen, a session bus, a panel with a tray, a
/// notification daemon and a keyring, as Debian has them. What it shows is asked for as a panel asks.
@NullMarked
package io.github.tallyglass.app.desktop;

import org.jspecify.annotations.NullMarked;
