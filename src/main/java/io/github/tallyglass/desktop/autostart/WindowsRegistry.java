package io.github.tallyglass.desktop.autostart;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import java.io.IOException;
import java.util.Optional;

/// The registry itself.
final class WindowsRegistry implements Registry {

    private static final String ROOT = "Software\\Microsoft\\Windows\\CurrentVersion\\";

    @Override
    public Optional<String> text(String key, String name) throws IOException {
        return guarded(() -> exists(key, name)
                ? Optional.of(Advapi32Util.registryGetStringValue(WinReg.HKEY_CURRENT_USER, ROOT + key, name))
                : Optional.empty());
    }

    @Override
    public Optional<byte[]> bytes(String key, String name) throws IOException {
        return guarded(() -> exists(key, name)
                ? Optional.of(Advapi32Util.registryGetBinaryValue(WinReg.HKEY_CURRENT_USER, ROOT + key, name))
                : Optional.empty());
    }

    @Override
    public void set(String key, String name, String text) throws IOException {
        guarded(() -> {
            Advapi32Util.registrySetStringValue(WinReg.HKEY_CURRENT_USER, ROOT + key, name, text);
            return true;
        });
    }

    @Override
    public void delete(String key, String name) throws IOException {
        guarded(() -> {
            if (exists(key, name)) {
                Advapi32Util.registryDeleteValue(WinReg.HKEY_CURRENT_USER, ROOT + key, name);
            }
            return true;
        });
    }

    private static boolean exists(String key, String name) {
        return Advapi32Util.registryValueExists(WinReg.HKEY_CURRENT_USER, ROOT + key, name);
    }

    /// The binding throws for whatever Windows refuses, also for a value of another type.
    private static <T> T guarded(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (Win32Exception e) {
            throw new IOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IOException(e.toString(), e);
        }
    }

    private interface Question<T> {
        T ask();
    }
}
