package io.github.tallyglass.desktop.autostart;

import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;

/// Where nothing can be started at login.
///
/// @param why a code: `no-launcher`, `no-such-service`
record NoAutostart(String why) implements Autostart {

    @Override
    public boolean possible() {
        return false;
    }

    @Override
    public Result<Boolean> on() {
        return Result.ok(false);
    }

    @Override
    public Result<Boolean> set(boolean on) {
        return on ? Result.err(new Failure.NoLoginStart(why)) : Result.ok(false);
    }
}
