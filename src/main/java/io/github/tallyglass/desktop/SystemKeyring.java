package io.github.tallyglass.desktop;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;

/// The keyring that java-keyring finds on this system.
final class SystemKeyring implements Keyring {

    private final com.github.javakeyring.Keyring keyring;

    SystemKeyring() throws BackendNotSupportedException {
        keyring = com.github.javakeyring.Keyring.create();
    }

    @Override
    public String get(String service, String entry) throws PasswordAccessException {
        return keyring.getPassword(service, entry);
    }

    @Override
    public void set(String service, String entry, String secret) throws PasswordAccessException {
        keyring.setPassword(service, entry, secret);
    }

    @Override
    public void delete(String service, String entry) throws PasswordAccessException {
        keyring.deletePassword(service, entry);
    }

    @Override
    public void close() throws Exception {
        keyring.close();
    }
}
