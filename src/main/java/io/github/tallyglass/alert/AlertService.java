package io.github.tallyglass.alert;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.store.AlertStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [AlertControl] of the process that may write. Choices can be made at any time; once it is started, it
/// watches as well: it looks after each committed change, and at the next moment at which something is due
/// by itself, never by a clock.
public final class AlertService implements AlertControl, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertService.class);

    /// Changes come in bursts; one look answers for all of them.
    private static final Duration SOON = Duration.ofMillis(500);

    /// While changes never end, looks take a twentieth of the time at most.
    private static final int REST = 20;

    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

    private final AlertStore store;
    private final UsageQueries queries;
    private final AlertSurroundings around;
    private final BudgetSums sums;
    private final Listeners listeners = new Listeners();
    private volatile @Nullable Watch watch;
    private volatile Duration pause = SOON;
    private volatile @Nullable Instant next;
    private boolean saidFault;

    public AlertService(AlertStore store, UsageQueries queries, AlertSurroundings around) {
        this.store = store;
        this.queries = queries;
        this.around = around;
        this.sums = new BudgetSums(queries, around.zone());
    }

    /// What runs while it watches.
    private record Watch(Round round, LookThread thread, UsageQueries.Subscription changes) {}

    /// Begins to watch; the first look comes at once. Nothing happens when it watches already.
    public synchronized void start(Statistics.Source statistics) {
        if (watch != null) {
            return;
        }
        var round = new Round(store, queries, around, statistics, sums);
        var thread = new LookThread(this::look);
        watch = new Watch(round, thread, queries.onChange(() -> thread.within(pause)));
        thread.within(Duration.ZERO);
    }

    /// Something that only the service knows has changed, say whether statistics are on.
    public void lookSoon() {
        var watching = watch;
        if (watching != null) {
            watching.thread().within(pause);
        }
    }

    /// The machine has woken up, or its network is back: what is wrong with accounts is told only if it
    /// still is in ten minutes.
    public void awake() {
        var watching = watch;
        if (watching != null) {
            watching.round().settle();
            watching.thread().within(pause);
        }
    }

    private void look() {
        var watching = watch;
        if (watching == null) {
            return;
        }
        var began = System.nanoTime();
        try {
            var seen = watching.round().look();
            saidFault = false;
            next = seen.next().orElse(null);
            seen.next()
                    .ifPresent(at -> watching.thread()
                            .within(positive(Duration.between(around.clock().instant(), at))));
            if (seen.news()) {
                listeners.tell();
            }
        } catch (RuntimeException failed) {
            if (!saidFault) {
                LOG.warn("Alerts could not be looked at; it is tried again", failed);
                saidFault = true;
            }
            watching.thread().within(AFTER_FAULT);
        }
        var rest = Duration.ofNanos(System.nanoTime() - began).multipliedBy(REST);
        pause = rest.compareTo(SOON) < 0 ? SOON : rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private static Duration positive(Duration pause) {
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    /// Looks now; returns when that is done.
    void lookNow() throws InterruptedException {
        var watching = watch;
        if (watching != null) {
            watching.thread().now();
        }
    }

    /// When it will look again though nothing has changed.
    Optional<Instant> next() {
        return Optional.ofNullable(next);
    }

    @Override
    public AlertBook book() {
        return store.book();
    }

    @Override
    public Result<AlertChoice> choose(AlertChoice choice) {
        return changed(store.choose(choice));
    }

    @Override
    public Result<AlertChoice> unchoose(AlertChoice choice) {
        return changed(store.unchoose(choice));
    }

    @Override
    public Result<Budget> saveBudget(Budget budget) {
        return changed(store.saveBudget(budget));
    }

    @Override
    public Result<Long> removeBudget(long id) {
        return changed(store.removeBudget(id));
    }

    @Override
    public Result<Boolean> quietHours(@Nullable QuietHours hours) {
        return changed(store.quietHours(hours));
    }

    @Override
    public List<AlertEntry> log(int limit) {
        return store.log(limit);
    }

    @Override
    public Result<Long> markSeen() {
        var marked = store.markSeen();
        if (marked instanceof Result.Ok<Long>(Long count) && count > 0) {
            listeners.tell();
        }
        return marked;
    }

    private <T> Result<T> changed(Result<T> result) {
        if (result instanceof Result.Ok) {
            listeners.tell();
            var watching = watch;
            if (watching != null) {
                watching.thread().within(Duration.ZERO);
            }
        }
        return result;
    }

    @Override
    public Result<Boolean> test() {
        return test(around);
    }

    static Result<Boolean> test(AlertSurroundings around) {
        var texts = around.texts().get();
        var notice =
                new Notice(texts.get("alert.test.title"), texts.get("alert.test.body"), false, () -> {}, List.of());
        return around.notifier().show(notice).map(shown -> true);
    }

    @Override
    public BigDecimal spent(Budget budget) {
        return sums.spent(budget, around.clock().instant());
    }

    @Override
    public BackTest backTest(Budget budget) {
        return sums.backTest(budget, around.clock().instant());
    }

    @Override
    public Registration onChange(Runnable listener) {
        return listeners.add(listener);
    }

    /// Ends the look under way, within five seconds; choices can still be made.
    @Override
    public synchronized void close() {
        var watching = watch;
        watch = null;
        if (watching != null) {
            watching.changes().close();
            watching.thread().close();
        }
    }
}
