package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.sync.Reconciler;
import io.github.tallyglass.ui.Latest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Asks gateways for their own sums, one comparison at a time. Lives on the JavaFX thread; gateways are
/// asked on `asking`. What was compared is in the cache at once, whatever becomes of the rest.
public final class ComparisonModel {

    private final Reconciler reconciler;
    private final @Nullable Failure readOnly;
    private final Executor fx;
    private final Latest<Comparison> outcome;
    private final ReadOnlyObjectWrapper<Comparison> state = new ReadOnlyObjectWrapper<>(new Comparison.Idle());
    private AtomicBoolean cancelled = new AtomicBoolean();

    /// @param readOnly why this process may ask nobody; null where it may
    public ComparisonModel(Reconciler reconciler, @Nullable Failure readOnly, Executor asking, Executor fx) {
        this.reconciler = reconciler;
        this.readOnly = readOnly;
        this.fx = fx;
        outcome = new Latest<>(asking, fx);
    }

    // Properties

    ReadOnlyObjectProperty<Comparison> stateProperty() {
        return state.getReadOnlyProperty();
    }

    @Nullable
    Failure readOnly() {
        return readOnly;
    }

    boolean running() {
        return state.get() instanceof Comparison.Running;
    }

    // Commands

    /// Does nothing while another comparison runs, where nothing may be asked, and when there is nothing
    /// to ask.
    void run(Order order) {
        if (running() || readOnly != null || order.parts().isEmpty()) {
            return;
        }
        var mine = new AtomicBoolean();
        cancelled = mine;
        state.set(new Comparison.Running(order.reread(), 0, order.days(), null, false));
        outcome.ask(() -> work(order, mine), answer -> {
            switch (answer) {
                case Result.Ok<Comparison>(var ended) -> state.set(ended);
                case Result.Err<Comparison>(var why) -> state.set(new Comparison.Broken(why));
            }
        });
    }

    /// The day under way is finished.
    public void cancel() {
        if (state.get() instanceof Comparison.Running running) {
            cancelled.set(true);
            state.set(new Comparison.Running(running.reread(), running.done(), running.all(), running.latest(), true));
        }
    }

    /// The outcome is seen.
    void dismiss() {
        if (!running()) {
            state.set(new Comparison.Idle());
        }
    }

    /// Runs where gateways are asked.
    private Comparison work(Order order, AtomicBoolean mine) {
        var failures = new HashMap<Long, Failure>();
        var days = new ArrayList<DayCheck>();
        var before = 0;
        for (var part : order.parts()) {
            if (mine.get()) {
                break;
            }
            var done = before;
            var found = reconciler.run(
                    part.range(),
                    order.zone(),
                    part.accounts(),
                    order.reread(),
                    progress -> fx.execute(() -> follow(mine, order, done, progress)),
                    mine::get);
            failures.putAll(found.failures());
            days.addAll(found.days());
            before += part.days();
        }
        // That the user ended it is no fault of an account.
        failures.values().removeIf(Failure.Cancelled.class::isInstance);
        return new Comparison.Ended(
                order.reread(),
                mine.get(),
                days.size(),
                count(days, day -> day.state() == DayCheck.State.DIFFERS),
                count(days, day -> day.reason() == DayCheck.Reason.FAILED),
                failures);
    }

    private static int count(List<DayCheck> days, Predicate<DayCheck> which) {
        return (int) days.stream().filter(which).count();
    }

    private void follow(AtomicBoolean run, Order order, int before, Reconciler.Progress progress) {
        if (run == cancelled && running()) {
            var all = order.parts().size() == 1 ? progress.all() : order.days();
            state.set(new Comparison.Running(
                    order.reread(), before + progress.done(), all, progress.latest(), run.get()));
        }
    }
}
