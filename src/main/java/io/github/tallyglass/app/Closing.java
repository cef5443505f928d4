package io.github.tallyglass.app;

import io.github.tallyglass.ui.Preferences;
import java.util.function.BooleanSupplier;

/// What it means that the user closes the window: the tray keeps the program, or it ends. Never hides a
/// program that nobody could bring back.
///
/// @param kept whether a tray shows the program at the moment
/// @param collects whether accounts are read by this process
record Closing(Preferences preferences, BooleanSupplier kept, boolean collects) {

    static final String PREFERENCE = "close";
    static final String TRAY = "tray";
    static final String QUIT = "quit";

    private static final String TOLD = "told-no-tray";

    /// A window that ends its program, and says nothing of it.
    static Closing always(Preferences preferences) {
        return new Closing(preferences, () -> false, false);
    }

    /// Whether the program goes on without its window.
    boolean staysInTray() {
        return wantsTray() && kept.getAsBoolean();
    }

    private boolean wantsTray() {
        return preferences.get(PREFERENCE, TRAY).equals(TRAY)
                && preferences.get(TrayPresence.PREFERENCE, "on").equals("on");
    }

    /// Whether closing ends the program although its user may think otherwise, and has not been told. True
    /// once.
    boolean isToBeTold() {
        if (!collects
                || !wantsTray()
                || kept.getAsBoolean()
                || !preferences.get(TOLD, "").isEmpty()) {
            return false;
        }
        preferences.put(TOLD, "yes");
        return true;
    }
}
