package io.github.tallyglass.desktop.notify;

/// Notifications that the tray's icon shows, where the system has them there.
@FunctionalInterface
public interface Balloons {

    /// Waits for the system: never on the JavaFX thread.
    ///
    /// @param urgent as a warning
    /// @param clicked runs on a thread of the tray when it is clicked
    /// @return whether it was handed to the system; false where there is no icon at the moment
    boolean show(String title, String text, boolean urgent, Runnable clicked);

    /// Of a process without a tray.
    static Balloons none() {
        return (_, _, _, _) -> false;
    }
}
