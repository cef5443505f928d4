package io.github.tallyglass.desktop.tray;

import java.util.function.Consumer;

/// The program's icon in the tray. Safe from any thread; returns at once.
public interface Tray extends AutoCloseable {

    /// Shows this from now on; the same once more costs nothing.
    void show(TrayState state);

    /// Whether an icon is seen at the moment: without a host a window must not hide behind it.
    boolean hosted();

    /// Runs `listener` whenever a host comes or goes, on a thread of the tray.
    void onHosted(Consumer<Boolean> listener);

    @Override
    void close();

    /// Of a system without a tray.
    static Tray none() {
        return new Tray() {
            @Override
            public void show(TrayState state) {}

            @Override
            public boolean hosted() {
                return false;
            }

            @Override
            public void onHosted(Consumer<Boolean> listener) {}

            @Override
            public void close() {}
        };
    }
}
