package io.github.tallyglass.app;

import io.github.tallyglass.cli.ReadingsNow;
import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncOnce;
import java.util.List;
import java.util.Map;

/// The `quota --force` command's work.
record AskedNow(SyncOnce once) implements ReadingsNow {

    @Override
    public Map<Long, Failure> read(List<Account> accounts, StopSignal stop) {
        var signal = new Signal();
        try (var _ = stop.onStop(signal::stop)) {
            return once.readLeft(accounts, signal);
        }
    }
}
