package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Debounce;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.chart.Palette;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Figures of the overview for the window's selection. Asks again when the selection, the split or the
/// cache changes; what is shown stays until the answer is there. While the screen is not on display
/// nothing is asked.
public final class OverviewModel {

    private static final String MEASURE = "overview.measure";
    private static final String SPLIT = "overview.split";

    private final UsageQueries queries;
    private final SelectionModel selection;
    private final UserZone zone;
    private final Preferences preferences;
    private final Latest<Overview> latest;
    private final ReadOnlyObjectWrapper<@Nullable Overview> overview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Measure> measure;
    private final ReadOnlyObjectWrapper<Split> split;
    private boolean shown;

    public OverviewModel(
            UsageQueries queries,
            SelectionModel selection,
            UserZone zone,
            Preferences preferences,
            Executor background,
            Executor fx) {
        this.queries = queries;
        this.selection = selection;
        this.zone = zone;
        this.preferences = preferences;
        latest = new Latest<>(background, fx);
        measure = new ReadOnlyObjectWrapper<>(Choices.of(Measure.class, preferences.get(MEASURE, ""), Measure.COST));
        split = new ReadOnlyObjectWrapper<>(Choices.of(Split.class, preferences.get(SPLIT, ""), Split.MODEL));
        selection.selectionProperty().subscribe((_, _) -> ask());
        zone.zoneProperty().subscribe((_, _) -> ask());
        // Lives as long as the program does.
        var _ = queries.onChange(new Debounce(fx, Debounce.OF_CHANGES, this::ask));
    }

    // Properties

    /// Null until the first answer.
    public ReadOnlyObjectProperty<@Nullable Overview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /// Why the newest question has no answer; null when it has one.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty askingProperty() {
        return latest.askingProperty();
    }

    public ReadOnlyObjectProperty<Measure> measureProperty() {
        return measure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Split> splitProperty() {
        return split.getReadOnlyProperty();
    }

    // Commands

    public void show(boolean now) {
        shown = now;
        if (now) {
            ask();
        } else {
            latest.forget();
        }
    }

    public void refresh() {
        ask();
    }

    public void measure(Measure wanted) {
        preferences.put(MEASURE, Choices.word(wanted));
        measure.set(wanted);
    }

    public void split(Split wanted) {
        preferences.put(SPLIT, Choices.word(wanted));
        split.set(wanted);
        ask();
    }

    /// To one value of what the colours stand for, in place of others that were chosen; exclusions stay.
    public void narrow(String name) {
        var now = selection.selection();
        var dimension = split.get().dimension();
        var matches = new ArrayList<>(now.filter().on(dimension));
        matches.removeIf(match -> !(match instanceof Match.Not));
        matches.add(new Match.Exact(name));
        selection.show(new Selection(now.range(), now.filter().replacing(dimension, matches)));
    }

    /// To one bar's time.
    public void narrowToBar(int index) {
        var shownNow = overview.get();
        if (shownNow != null && index < shownNow.series().starts().size()) {
            var series = shownNow.series();
            selection.showRange(Periods.words(series.starts().get(index), series.bucket(), zone.zone()));
        }
    }

    private void ask() {
        if (!shown) {
            return;
        }
        var range = zone.range(selection.selection().range());
        var filter = selection.selection().filter();
        var wanted = split.get();
        latest.ask(() -> read(range, filter, wanted), answer -> {
            switch (answer) {
                case Result.Ok<Overview>(Overview now) -> {
                    failure.set(null);
                    overview.set(now);
                }
                case Result.Err<Overview>(Failure why) -> failure.set(why);
            }
        });
    }

    /// Runs in the background.
    private Overview read(TimeRange range, UsageFilter filter, Split wanted) {
        var report = queries.report(range, filter, wanted.grouping());
        var earlier = Periods.before(range, zone);
        var before = earlier == null ? null : whole(queries.report(earlier, filter));
        var bucket = Periods.bucket(report.from(), range.to());
        return new Overview(
                wanted,
                range,
                report,
                before,
                queries.series(range, filter, bucket, wanted.dimension(), Palette.SLOTS),
                queries.latency(range, filter),
                before == null || earlier == null ? null : queries.latency(earlier, filter),
                queries.telling());
    }

    private static @Nullable Report whole(Report report) {
        return report.complete() ? report : null;
    }
}
