package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.store.RetentionStore;
import io.github.tallyglass.store.RetentionStore.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// [RetentionService] over the cache.
public final class RowRetention implements RetentionService, AutoCloseable {

    private final RetentionStore store;
    private final Supplier<Optional<Retention>> setting;
    private final BackgroundPruning background;
    private volatile boolean started;

    /// @param setting how long the user wants rows to be kept; empty for ever
    public RowRetention(RetentionStore store, SyncTime time, Supplier<Optional<Retention>> setting) {
        this.store = store;
        this.setting = setting;
        this.background = new BackgroundPruning(store, time);
    }

    /// Where this process writes and stays: rows go once a day from now on, if they are not kept for ever.
    public void start() {
        started = true;
        background.keep(setting.get().orElse(null));
    }

    /// How long the user wants rows to be kept; empty for ever.
    public Optional<Retention> setting() {
        return setting.get();
    }

    @Override
    public long rowsOlderThan(int days) {
        return daysOlderThan(days).stream().mapToLong(PrunedDay::rows).sum();
    }

    @Override
    public List<PrunedDay> daysOlderThan(int days) {
        return store.olderThan(new Retention(days));
    }

    @Override
    public void keep(@Nullable Integer days) {
        if (started) {
            background.keep(days == null ? null : new Retention(days));
        }
    }

    @Override
    public Result<Pruned> prune(int days) {
        var pass = new PrunePass(store, new Retention(days));
        while (true) {
            switch (pass.step()) {
                case Result.Ok<Optional<Step>>(Optional<Step> step) when step.isPresent() -> {}
                case Result.Ok<Optional<Step>> done -> {
                    return Result.ok(pass.pruned());
                }
                case Result.Err<Optional<Step>>(Failure failure) -> {
                    return Result.err(failure);
                }
            }
        }
    }

    /// See [RetentionStore#compact()].
    public Result<Long> compact() {
        return store.compact();
    }

    /// Returns when the running step is through.
    @Override
    public void close() {
        background.close();
    }
}
