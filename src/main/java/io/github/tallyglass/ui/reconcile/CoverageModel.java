package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The calendar of what is covered, account by account. Asks again when the selection or the cache
/// changes; while it is not on display nothing is asked. Lives on the JavaFX thread.
public final class CoverageModel {

    private static final String PERIOD = "reconcile.period";

    /// The day that the user looks at.
    ///
    /// @param rows kept of it; null until the cache has answered
    record Glance(long accountId, LocalDate day, @Nullable Long rows) {}

    private final UsageQueries queries;
    private final CoverageReader reader;
    private final SelectionModel selection;
    private final UserZone zone;
    private final Preferences preferences;
    private final Latest<Coverage> latest;
    private final Latest<Long> counting;
    private final ReadOnlyObjectWrapper<@Nullable Coverage> coverage = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Glance> glance = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Period> period;
    private final ReadOnlyIntegerWrapper year;
    private boolean shown;

    /// @param background where questions to the cache run
    /// @param debounced turns a burst of announcements into one call
    public CoverageModel(
            UsageQueries queries,
            SelectionModel selection,
            UserZone zone,
            Preferences preferences,
            Executor background,
            Executor fx,
            UnaryOperator<Runnable> debounced) {
        this.queries = queries;
        this.selection = selection;
        this.zone = zone;
        this.preferences = preferences;
        reader = new CoverageReader(queries, new CheckReader(queries));
        latest = new Latest<>(background, fx);
        counting = new Latest<>(background, fx);
        period = new ReadOnlyObjectWrapper<>(
                Choices.of(Period.class, preferences.get(PERIOD, ""), Period.TWELVE_MONTHS));
        year = new ReadOnlyIntegerWrapper(today(zone.now()).getYear());
        selection.selectionProperty().subscribe((_, _) -> ask());
        zone.zoneProperty().subscribe((_, _) -> ask());
        // Lives as long as the program does.
        var _ = queries.onChange(debounced.apply(this::ask));
    }

    // Properties

    /// Null until the first answer.
    ReadOnlyObjectProperty<@Nullable Coverage> coverageProperty() {
        return coverage.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Glance> glanceProperty() {
        return glance.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Period> periodProperty() {
        return period.getReadOnlyProperty();
    }

    /// The year of [Period#YEAR].
    ReadOnlyIntegerProperty yearProperty() {
        return year.getReadOnlyProperty();
    }

    boolean isThisYear() {
        return year.get() >= today(zone.now()).getYear();
    }

    UserZone zone() {
        return zone;
    }

    SelectionModel selection() {
        return selection;
    }

    // Commands

    void show(boolean now) {
        shown = now;
        if (now) {
            ask();
        } else {
            latest.forget();
        }
    }

    void refresh() {
        ask();
    }

    void period(Period wanted) {
        preferences.put(PERIOD, Choices.word(wanted));
        period.set(wanted);
        ask();
    }

    /// @param step −1 or 1; there is no year after this one
    void turn(int step) {
        if (step < 0 || !isThisYear()) {
            year.set(year.get() + step);
            ask();
        }
    }

    /// How many rows are kept of a day is counted for the one that is looked at.
    void look(Account account, LocalDate day) {
        glance.set(new Glance(account.id(), day, null));
        var range = day(day).range();
        var filter = UsageFilter.ALL.with(Dimension.ACCOUNT, new Match.Exact(account.name()));
        counting.ask(() -> queries.countRows(range, filter), answer -> {
            if (answer instanceof Result.Ok<Long>(var rows)) {
                glance.set(new Glance(account.id(), day, rows));
            }
        });
    }

    void lookAway() {
        counting.forget();
        glance.set(null);
    }

    /// The window's range becomes this day.
    void narrow(LocalDate day) {
        selection.showRange(day(day).words());
    }

    private DaySpan day(LocalDate day) {
        return new DaySpan(day, day, zone.zone());
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone.zone());
    }

    private void ask() {
        if (!shown) {
            return;
        }
        var range = zone.range(selection.selection().range());
        var filter = selection.selection().filter();
        var wanted = period.get();
        var ofYear = year.get();
        var now = zone.now();
        latest.ask(() -> reader.read(range, filter, wanted, ofYear, now), answer -> {
            switch (answer) {
                case Result.Ok<Coverage>(var read) -> {
                    failure.set(null);
                    coverage.set(read);
                }
                case Result.Err<Coverage>(var why) -> failure.set(why);
            }
        });
    }
}
