package io.github.tallyglass.ui.settings;

import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import org.jspecify.annotations.Nullable;

/// A list of programs to start at login, as the tests have it.
public final class FakeAutostart implements Autostart {

    public boolean possible = true;
    public boolean on;

    /// Why it cannot be changed; null where it can.
    public @Nullable Failure refused;

    /// Why it cannot be read; null where it can.
    public @Nullable Failure unreadable;

    @Override
    public boolean possible() {
        return possible;
    }

    @Override
    public Result<Boolean> on() {
        return unreadable != null ? Result.err(unreadable) : Result.ok(on);
    }

    @Override
    public Result<Boolean> set(boolean wanted) {
        if (refused != null) {
            return Result.err(refused);
        }
        on = wanted;
        return Result.ok(on);
    }
}
