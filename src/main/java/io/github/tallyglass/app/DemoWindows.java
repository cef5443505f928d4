package io.github.tallyglass.app;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.Locale;
import java.util.function.Supplier;

/// Opens the demo in a window of its own, which ends with it.
///
/// @param system the language where the settings follow the system
/// @param start starts the demo's gateway
record DemoWindows(Locale system, Supplier<Result<DemoMode>> start) {

    /// From the JavaFX thread; returns at once.
    void open() {
        Thread.ofVirtual().name("demo").start(() -> {
            switch (start.get()) {
                case Result.Err<DemoMode>(Failure failure) -> Telling.tell(failure, system);
                case Result.Ok<DemoMode>(DemoMode started) -> {
                    switch (started.home()) {
                        case Result.Err<Home>(Failure failure) -> {
                            started.close();
                            Telling.tell(failure, system);
                        }
                        case Result.Ok<Home>(Home home) -> open(started, home);
                    }
                }
            }
        });
    }

    private void open(DemoMode started, Home home) {
        var resident = new Resident(home);
        var preferences = new SettingsPreferences(home.settings());
        new Windows(
                        resident,
                        preferences,
                        ProgramRoot.DEMO_TITLE,
                        system,
                        this::open,
                        Closing.always(preferences),
                        () -> Thread.startVirtualThread(() -> {
                            resident.close();
                            started.close();
                        }))
                .open(Place.LAST);
    }
}
