package io.github.tallyglass.desktop.autostart;

import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;

/// Start at login as one entry of the system. An entry of another program, or of another home, is not
/// this one's: it does not count as on and is never removed. Another home's gives way when this one is
/// switched on, another program's does not.
final class EntryAutostart implements Autostart {

    private final StartEntries entries;
    private final Launch launch;

    EntryAutostart(StartEntries entries, Launch launch) {
        this.entries = entries;
        this.launch = launch;
    }

    @Override
    public boolean possible() {
        return true;
    }

    @Override
    public Result<Boolean> on() {
        return guarded(this::isOn);
    }

    @Override
    public Result<Boolean> set(boolean on) {
        return on ? guarded(this::turnOn) : guarded(this::turnOff);
    }

    private Result<Boolean> isOn() throws IOException {
        return Result.ok(entries.read()
                .filter(StartEntry::enabled)
                .filter(this::isThisHomes)
                .isPresent());
    }

    private Result<Boolean> turnOn() throws IOException {
        var there = entries.read();
        if (there.isPresent() && !launch.isOurs(there.get().words())) {
            return Result.err(new Failure.FileFault(entries.place(), "of-another-program"));
        }
        if (there.isEmpty() || !there.get().equals(new StartEntry(launch.words(), true))) {
            entries.write(launch.words());
        }
        return Result.ok(true);
    }

    private Result<Boolean> turnOff() throws IOException {
        if (entries.read().filter(this::isThisHomes).isPresent()) {
            entries.delete();
        }
        return Result.ok(false);
    }

    private boolean isThisHomes(StartEntry entry) {
        return launch.isOurs(entry.words()) && launch.isSameHome(entry.words());
    }

    private Result<Boolean> guarded(Action action) {
        try {
            return action.run();
        } catch (IOException e) {
            return Result.err(new Failure.FileFault(entries.place(), e.toString()));
        }
    }

    private interface Action {
        Result<Boolean> run() throws IOException;
    }
}
