package io.github.tallyglass.desktop;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;

/// The few calls that we need of a keyring, so that a test can stand in for one.
interface Keyring extends AutoCloseable {

    /// @throws PasswordAccessException when there is no such entry
    String get(String service, String entry) throws PasswordAccessException;

    void set(String service, String entry, String secret) throws PasswordAccessException;

    /// @throws PasswordAccessException when there is no such entry
    void delete(String service, String entry) throws PasswordAccessException;

    /// Opens the system's keyring; may ask the user to unlock it.
    interface Opener {
        Keyring open() throws BackendNotSupportedException;
    }
}
