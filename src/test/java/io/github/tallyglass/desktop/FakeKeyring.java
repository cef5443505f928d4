package io.github.tallyglass.desktop;

import com.github.javakeyring.PasswordAccessException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A keyring in memory.
final class FakeKeyring implements Keyring {

    final Map<String, String> entries = new ConcurrentHashMap<>();

    @Override
    public String get(String service, String entry) throws PasswordAccessException {
        var found = entries.get(service + "/" + entry);
        if (found == null) {
            throw new PasswordAccessException("no such entry");
        }
        return found;
    }

    @Override
    public void set(String service, String entry, String secret) {
        entries.put(service + "/" + entry, secret);
    }

    @Override
    public void delete(String service, String entry) throws PasswordAccessException {
        if (entries.remove(service + "/" + entry) == null) {
            throw new PasswordAccessException("no such entry");
        }
    }

    @Override
    public void close() {}
}
