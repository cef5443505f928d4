package io.github.tallyglass.app;

import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Privacy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// What windows remember; whoever goes on without them is told of what concerns them.
final class ToldPreferences implements Preferences {

    /// Widths of columns and the like change all the time.
    private static final Set<String> TOLD = Set.of("language", "zone", Privacy.PREFERENCE, TrayPresence.PREFERENCE);

    private final Preferences kept;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    ToldPreferences(Preferences kept) {
        this.kept = kept;
    }

    /// @param listener runs after each change, on the thread that made it, and returns at once
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public String get(String key, String fallback) {
        return kept.get(key, fallback);
    }

    @Override
    public void put(String key, String value) {
        kept.put(key, value);
        if (TOLD.contains(key)) {
            listeners.forEach(Runnable::run);
        }
    }
}
