package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.PriceStore;
import io.github.tallyglass.sync.PriceService.Applied;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prices rows that wait for it, one short transaction after the other, on a virtual thread that ends when
/// nothing waits any more.
final class BackgroundPricing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundPricing.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final PriceStore store;
    private final ListPrices prices;
    private final Clock clock;
    private @Nullable Thread running;
    private boolean woken;
    private boolean closed;

    BackgroundPricing(PriceStore store, ListPrices prices, Clock clock) {
        this.store = store;
        this.prices = prices;
        this.clock = clock;
    }

    /// Something waits, or may.
    synchronized void soon() {
        woken = true;
        notifyAll();
        if (running == null && !closed) {
            running = Thread.ofVirtual().name("repricing").start(this::run);
        }
    }

    private void run() {
        while (true) {
            var pause = switch (store.repriceNext(prices, clock.instant())) {
                case Result.Ok<Optional<PriceStore.Step>>(Optional<PriceStore.Step> step)
                when step.isPresent() -> Duration.ZERO;
                case Result.Ok<Optional<PriceStore.Step>> done -> untilNext();
                case Result.Err<Optional<PriceStore.Step>>(Failure failure) -> {
                    LOG.warn("Stored rows keep their old prices for now: {}", failure);
                    yield AFTER_A_FAULT;
                }
            };
            if (ends(pause)) {
                return;
            }
        }
    }

    /// Negative when nothing waits at all.
    private Duration untilNext() {
        return store.nextRepricing()
                .map(next -> Duration.between(clock.instant(), next).plusMillis(1))
                .orElse(Duration.ofMillis(-1));
    }

    /// Waits, unless somebody wakes it or nothing is left to wait for.
    private synchronized boolean ends(Duration pause) {
        if (!closed && !woken && pause.isPositive()) {
            try {
                wait(pause.toMillis());
            } catch (InterruptedException stopped) {
                closed = true;
            }
        }
        var goesOn = !closed && (woken || !pause.isNegative());
        woken = false;
        if (!goesOn) {
            running = null;
        }
        return !goesOn;
    }

    /// Does what waits now, on the calling thread.
    Result<Applied> finish() {
        var seen = 0L;
        var changed = 0L;
        while (true) {
            switch (store.repriceNext(prices, clock.instant())) {
                case Result.Ok<Optional<PriceStore.Step>>(Optional<PriceStore.Step> step)
                when step.isPresent() -> {
                    seen += step.get().seen();
                    changed += step.get().changed();
                }
                case Result.Ok<Optional<PriceStore.Step>> done -> {
                    return Result.ok(new Applied(seen, changed));
                }
                case Result.Err<Optional<PriceStore.Step>>(Failure failure) -> {
                    return Result.err(failure);
                }
            }
        }
    }

    /// Returns when the running step is through.
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            closed = true;
            ending = running;
            notifyAll();
        }
        try {
            if (ending != null && !ending.join(CLOSE_WITHIN)) {
                LOG.warn("Pricing of stored rows did not stop in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
