package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Result;

/// Whether the program starts with the user's session, in the tray.
public interface Autostart {

    /// Whether this system has such a thing and this program can be named to it.
    boolean possible();

    /// An error when that cannot be told.
    Result<Boolean> on();

    /// @return whether it is on now
    Result<Boolean> set(boolean on);
}
