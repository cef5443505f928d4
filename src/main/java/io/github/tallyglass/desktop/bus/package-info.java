/// The session bus of a Linux desktop: one connection for the tray and the notifications. Nothing here is
/// touched on other systems, so that no class of D-Bus is loaded there.
@NullMarked
package io.github.tallyglass.desktop.bus;

import org.jspecify.annotations.NullMarked;
