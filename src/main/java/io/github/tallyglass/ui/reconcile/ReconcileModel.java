package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Days compared with the gateways' own sums, for the window's range and accounts. Asks again when the
/// selection or the cache changes; while it is not on display nothing is asked. Lives on the JavaFX
/// thread.
public final class ReconcileModel {

    private static final String DIFFERING_FIRST = "reconcile.differing-first";

    private final CheckReader reader;
    private final ComparisonModel comparison;
    private final SelectionModel selection;
    private final UserZone zone;
    private final Preferences preferences;
    private final Runnable openRequests;
    private final Latest<Checks> latest;
    private final ReadOnlyObjectWrapper<@Nullable Checks> checks = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<DayLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<DayCheck.@Nullable State> only = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper differingFirst;
    private boolean shown;

    /// @param openRequests goes to the destination "Requests"
    /// @param background where questions to the cache run
    /// @param debounced turns a burst of announcements into one call
    public ReconcileModel(
            UsageQueries queries,
            ComparisonModel comparison,
            SelectionModel selection,
            UserZone zone,
            Preferences preferences,
            Runnable openRequests,
            Executor background,
            Executor fx,
            UnaryOperator<Runnable> debounced) {
        reader = new CheckReader(queries);
        this.comparison = comparison;
        this.selection = selection;
        this.zone = zone;
        this.preferences = preferences;
        this.openRequests = openRequests;
        latest = new Latest<>(background, fx);
        differingFirst =
                new ReadOnlyBooleanWrapper(!preferences.get(DIFFERING_FIRST, "").equals("no"));
        selection.selectionProperty().subscribe((_, _) -> ask());
        zone.zoneProperty().subscribe((_, _) -> ask());
        // Lives as long as the program does.
        var _ = queries.onChange(debounced.apply(this::ask));
    }

    // Properties

    /// Null until the first answer.
    ReadOnlyObjectProperty<@Nullable Checks> checksProperty() {
        return checks.getReadOnlyProperty();
    }

    /// Why the newest question has no answer; null when it has one.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Lines of the table, in its order.
    ReadOnlyObjectProperty<List<DayLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// The one state that the table shows; null for all.
    ReadOnlyObjectProperty<DayCheck.@Nullable State> onlyProperty() {
        return only.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty differingFirstProperty() {
        return differingFirst.getReadOnlyProperty();
    }

    ComparisonModel comparison() {
        return comparison;
    }

    UserZone zone() {
        return zone;
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

    void differingFirst(boolean wanted) {
        preferences.put(DIFFERING_FIRST, wanted ? "yes" : "no");
        differingFirst.set(wanted);
        arrange();
    }

    void only(DayCheck.@Nullable State wanted) {
        only.set(wanted);
        arrange();
    }

    /// Asks the gateways for their sums of every day of the range.
    public void compare() {
        var now = checks.get();
        if (now != null && now.toCompare() > 0) {
            var part = new Order.Part(now.span().seconds(zone.now()), now.askable(), now.toCompare());
            comparison.run(new Order(false, now.span().zone(), now.toCompare(), List.of(part)));
        }
    }

    /// Reads again what disagrees, and nothing else.
    public void reread() {
        var now = checks.get();
        if (now != null) {
            reread(now.differing());
        }
    }

    void reread(List<DayLine> days) {
        comparison.run(Order.rereading(days, zone.zone(), zone.now().getEpochSecond()));
    }

    /// The requests of one account's day.
    void showRequests(DayLine line) {
        var day = line.check().day();
        selection.show(new Selection(
                day + ".." + day,
                UsageFilter.ALL.with(
                        Dimension.ACCOUNT, new Match.Exact(line.account().name()))));
        openRequests.run();
    }

    /// The filter goes: all accounts are in sight.
    void clearFilter() {
        selection.clearFilter();
    }

    private void ask() {
        if (!shown) {
            return;
        }
        var range = zone.range(selection.selection().range());
        var filter = selection.selection().filter();
        var now = zone.now();
        latest.ask(() -> reader.read(range, filter, now), answer -> {
            switch (answer) {
                case Result.Ok<Checks>(var read) -> {
                    failure.set(null);
                    forgetEmptyState(read);
                    checks.set(read);
                    arrange();
                }
                case Result.Err<Checks>(var why) -> failure.set(why);
            }
        });
    }

    /// A state that no day has any longer would leave an empty table behind.
    private void forgetEmptyState(Checks now) {
        var wanted = only.get();
        if (wanted != null && now.tally().of(wanted) == 0) {
            only.set(null);
        }
    }

    private void arrange() {
        var now = checks.get();
        var wanted = only.get();
        lines.set(
                now == null
                        ? List.of()
                        : now.lines().stream()
                                .filter(line -> wanted == null || line.check().state() == wanted)
                                .sorted(DayLine.order(differingFirst.get()))
                                .toList());
    }
}
