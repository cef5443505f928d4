package io.github.tallyglass.desktop.tray;

import java.util.Optional;

/// Notifications through the tray's icon, where the system shows them there.
public interface TrayMessages {

    /// Waits for the system: never on the JavaFX thread.
    ///
    /// @param urgent as a warning
    /// @param clicked runs on a thread of the tray when it is clicked before the next one comes
    /// @return whether it was handed to the system; false where there is no icon at the moment
    boolean displayMessage(String title, String text, boolean urgent, Runnable clicked);

    /// Those of a tray, where it has them.
    static Optional<TrayMessages> of(Tray tray) {
        return tray instanceof TrayMessages messages ? Optional.of(messages) : Optional.empty();
    }
}
