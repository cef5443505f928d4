package io.github.tallyglass.app;

import io.github.tallyglass.desktop.SystemEvents;
import io.github.tallyglass.desktop.tray.Tray;
import java.util.function.Supplier;

/// What of the desktop around it a run of the program uses.
///
/// @param tray makes the icon
/// @param events what happens to the machine
record Surroundings(Supplier<Tray> tray, Supplier<SystemEvents> events) {

    /// Of a run that is a window and nothing else.
    static final Surroundings NONE = new Surroundings(Tray::none, SystemEvents::none);
}
