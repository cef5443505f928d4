package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.desktop.NoSecrets;
import io.github.tallyglass.desktop.SettingsFile;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.Timeouts;
import io.github.tallyglass.store.Database;

/// A test's home as the program opens it, in this process.
final class OpenHome {

    private OpenHome() {}

    static Home.Opening opening(TestHome user) {
        var folders = Folders.below(user.folder);
        assertThat(folders.create()).isInstanceOf(Result.Ok.class);
        return new Home.Opening(
                folders,
                SettingsFile.open(folders.settingsFile()),
                new NoSecrets("a test has no keyring"),
                user.clock,
                new Patience(Timeouts.DEFAULT, Database.BUSY, Sleeper.REAL, user.clock.waking()));
    }

    static Home toWrite(TestHome user) {
        if (!(Home.toWrite(opening(user), "window") instanceof Result.Ok<Home>(Home home))) {
            throw new AssertionError("the home cannot be opened");
        }
        return home;
    }
}
