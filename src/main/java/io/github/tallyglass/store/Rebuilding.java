package io.github.tallyglass.store;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.Rollups.Mark;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings roll-ups up to date behind the writer's back: one day or month in a transaction, and everything
/// that waits to be written goes first.
final class Rebuilding {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);

    /// Long enough for the slices of one day to arrive together, short against what a person notices.
    private static final long PAUSE_MS = 400;
    private static final long BUSY_PAUSE_MS = 2_000;

    private final Database database;
    private final Dictionaries dictionaries;
    private final Rollups rollups;

    /// A day is rebuilt again after so many times the time that it took.
    private static final long SHARE = 20;

    /// When a day that was rebuilt lately may be again, in nanoseconds of the system's timer; for the
    /// writer thread alone.
    private final Map<Mark, Long> ready = new HashMap<>();

    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile long lastChange;
    private volatile long lastStep;

    Rebuilding(Database database, Dictionaries dictionaries) {
        this.database = database;
        this.dictionaries = dictionaries;
        this.rollups = new Rollups(dictionaries);
        this.lastChange = System.nanoTime();
        this.lastStep = lastChange;
    }

    /// To be called after each change.
    void soon() {
        lastChange = System.nanoTime();
        plan(PAUSE_MS);
    }

    private void plan(long delayMs) {
        if (planned.compareAndSet(false, true)
                && database.later(this::step, delayMs).isEmpty()) {
            planned.set(false);
        }
    }

    /// Between the slices of a long import a step is made now and then only: it would be undone by the next
    /// slice of the same day.
    private void step() {
        planned.set(false);
        var now = System.nanoTime();
        if (now - lastChange < PAUSE_MS * 1_000_000 && now - lastStep < BUSY_PAUSE_MS * 1_000_000) {
            plan(PAUSE_MS);
            return;
        }
        lastStep = now;
        switch (one(this::waits)) {
            case Result.Ok<Boolean>(Boolean more) when more -> plan(0);
            case Result.Ok<Boolean> done -> planWaiting();
            case Result.Err<Boolean>(Failure failure) ->
                LOG.warn("Roll-ups wait, questions read rows meanwhile: {}", failure);
        }
    }

    /// A day to which rows are added all the time must not take the writer's time all the time.
    private boolean waits(Mark day) {
        var at = ready.get(day);
        return at != null && at - System.nanoTime() > 0;
    }

    private void planWaiting() {
        var now = System.nanoTime();
        ready.values().removeIf(at -> at - now <= 0);
        ready.values().stream()
                .min(Long::compare)
                .ifPresent(at -> plan(Math.clamp((at - now) / 1_000_000, PAUSE_MS, BUSY_PAUSE_MS)));
    }

    /// @return steps made
    Result<Long> now() {
        for (var steps = 0L; ; steps++) {
            switch (one(day -> false)) {
                case Result.Ok<Boolean>(Boolean more) when more -> {}
                case Result.Ok<Boolean> done -> {
                    return Result.ok(steps);
                }
                case Result.Err<Boolean>(Failure failure) -> {
                    return Result.err(failure);
                }
            }
        }
    }

    private Result<Boolean> one(Predicate<Mark> waits) {
        return database.write(
                handle -> {
                    dictionaries.refresh(handle);
                    var begin = System.nanoTime();
                    var done = rollups.rebuildNext(handle, waits);
                    var end = System.nanoTime();
                    done.ifPresent(mark -> ready.put(mark, end + SHARE * (end - begin)));
                    return done.isPresent();
                },
                dictionaries::forget);
    }
}
