package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.alert.AlertControl;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.Latest;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log of alerts, the rules as chosen, and the commands that change them. A change shows at once and is
/// saved in the background; what could not be saved shows again as it was. Lives on the JavaFX thread.
public final class AlertsModel {

    /// Entries of the log that are shown at most.
    public static final int MOST_SHOWN = 500;

    /// For how long the list is on display before it counts as seen.
    public static final Duration A_MOMENT = Duration.millis(1500);

    private static final Logger LOG = LoggerFactory.getLogger(AlertsModel.class);

    private final AlertControl control;
    private final UsageQueries queries;
    private final Executor saving;
    private final Executor fx;
    private final Latest<Known> latest;
    private final Runnable lingering;
    private final ReadOnlyObjectWrapper<@Nullable Known> known = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Set<Long>> fresh = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<TestOutcome> tested = new ReadOnlyObjectWrapper<>(new TestOutcome.Untested());
    private final LongProperty scope = new SimpleLongProperty();
    private final AlertControl.Registration ofAlerts;
    private final UsageQueries.Subscription ofCache;
    private boolean listShown;
    private int pending;

    /// @param background where the disk may be waited for
    /// @param debounced turns a burst of announcements into one call
    /// @param aMoment the same over [#A_MOMENT]
    public AlertsModel(
            AlertControl control,
            UsageQueries queries,
            Executor background,
            Executor fx,
            UnaryOperator<Runnable> debounced,
            UnaryOperator<Runnable> aMoment) {
        this.control = control;
        this.queries = queries;
        this.fx = fx;
        saving = new InOrder(background);
        latest = new Latest<>(background, fx);
        lingering = aMoment.apply(this::seen);
        var changes = debounced.apply(this::read);
        ofAlerts = control.onChange(changes);
        ofCache = queries.onChange(changes);
        read();
    }

    // Properties

    /// Null until it was read.
    public ReadOnlyObjectProperty<@Nullable Known> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /// Entries that the user has not seen.
    public ReadOnlyIntegerProperty unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    /// Ids of entries that were new when the list came on display; they stay marked until it goes.
    public ReadOnlyObjectProperty<Set<Long>> freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /// Why the last command was not carried out, or nothing can be read; null when all is well.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TestOutcome> testedProperty() {
        return tested.getReadOnlyProperty();
    }

    /// Id of the account whose rules are shown; 0 for those of all.
    public LongProperty scopeProperty() {
        return scope;
    }

    // Commands

    public void read() {
        latest.ask(this::ask, outcome -> {
            // What is under way to the disk is shown already.
            if (pending > 0) {
                return;
            }
            switch (outcome) {
                case Result.Ok<Known>(var now) -> show(now);
                case Result.Err<Known>(var why) -> failure.set(why);
            }
        });
    }

    public void choose(AlertChoice choice) {
        foresee(now -> now.choosing(choice));
        save(() -> control.choose(choice), _ -> {});
    }

    /// What is wider holds again.
    public void unchoose(AlertChoice choice) {
        foresee(now -> now.unchoosing(choice));
        save(() -> control.unchoose(choice), _ -> {});
    }

    /// @param hours null for none
    public void quietHours(@Nullable QuietHours hours) {
        save(() -> control.quietHours(hours), _ -> {});
    }

    /// Shows a notification now.
    public void test() {
        tested.set(new TestOutcome.Sending());
        new Latest<Result<Boolean>>(saving, fx)
                .ask(
                        control::test,
                        outcome -> tested.set(
                                switch (outcome.flatMap(Function.identity())) {
                                    case Result.Ok<Boolean> _ -> new TestOutcome.Shown();
                                    case Result.Err<Boolean>(var why) -> new TestOutcome.NotShown(why);
                                }));
    }

    public void dismiss() {
        failure.set(null);
    }

    /// Hears of nothing any more: the window goes.
    public void close() {
        ofAlerts.close();
        ofCache.close();
    }

    /// The list is on display now, or no longer.
    public void showList(boolean now) {
        listShown = now;
        if (now) {
            mark();
            lingering.run();
        } else {
            fresh.set(Set.of());
        }
    }

    /// Carries out a command after those before it, and reads again.
    ///
    /// @param done with what came of it, when it went well
    <T> void save(Supplier<Result<T>> command, Consumer<T> done) {
        pending++;
        failure.set(null);
        new Latest<Result<T>>(saving, fx).ask(command, outcome -> {
            pending--;
            read();
            switch (outcome.flatMap(Function.identity())) {
                case Result.Ok<T>(var value) -> done.accept(value);
                case Result.Err<T>(var why) -> failure.set(why);
            }
        });
    }

    private Known ask() {
        return new Known(
                control.book(),
                control.log(MOST_SHOWN),
                queries.accounts().stream().map(AccountView::account).toList());
    }

    private void foresee(UnaryOperator<Known> change) {
        var now = known.get();
        if (now != null) {
            known.set(change.apply(now));
        }
    }

    private void show(Known now) {
        unseen.set(now.unseen());
        if (now.account(scope.get()).isEmpty()) {
            scope.set(0);
        }
        if (listShown && now.unseen() > 0) {
            lingering.run();
        }
        known.set(now);
        if (listShown) {
            mark();
        }
    }

    private void mark() {
        var now = known.get();
        if (now != null) {
            var marked = new HashSet<>(fresh.get());
            now.log().stream()
                    .filter(entry -> !entry.seen())
                    .map(AlertEntry::id)
                    .forEach(marked::add);
            fresh.set(Set.copyOf(marked));
        }
    }

    /// Whoever only reads this home cannot note it; the badge then stays, which is no failure to speak of.
    private void seen() {
        if (!listShown || unseen.get() == 0) {
            return;
        }
        unseen.set(0);
        new Latest<Result<Long>>(saving, fx).ask(control::markSeen, outcome -> {
            if (outcome.flatMap(Function.identity()) instanceof Result.Err<Long>(var why)) {
                LOG.info("the log of alerts could not be marked as seen: {}", Objects.toString(why));
            }
            read();
        });
    }
}
