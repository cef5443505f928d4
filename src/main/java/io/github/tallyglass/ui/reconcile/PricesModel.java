package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.EffectivePrice;
import io.github.tallyglass.query.RatioChange;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What models really cost, for the window's range and filter. Asks again when the selection or the cache
/// changes; while it is not on display nothing is asked. Lives on the JavaFX thread.
public final class PricesModel {

    /// One answer of the cache.
    record Prices(List<EffectivePrice> lines, List<RatioChange> changes) {

        Prices {
            lines = List.copyOf(lines);
            changes = List.copyOf(changes);
        }

        long differing() {
            return lines.stream().mapToLong(EffectivePrice::differing).sum();
        }

        /// Whether the ratios of any charge were looked at.
        boolean checked() {
            return lines.stream().anyMatch(line -> line.checked() > 0);
        }
    }

    private static final UsageFilter DIFFERING = UsageFilter.ALL.with(Dimension.MARK, new Match.Exact("price-differs"));

    private final UsageQueries queries;
    private final SelectionModel selection;
    private final UserZone zone;
    private final Runnable openRequests;
    private final Latest<Prices> latest;
    private final ReadOnlyObjectWrapper<@Nullable Prices> prices = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private boolean shown;

    /// @param openRequests goes to the destination "Requests"
    /// @param background where questions to the cache run
    /// @param debounced turns a burst of announcements into one call
    public PricesModel(
            UsageQueries queries,
            SelectionModel selection,
            UserZone zone,
            Runnable openRequests,
            Executor background,
            Executor fx,
            UnaryOperator<Runnable> debounced) {
        this.queries = queries;
        this.selection = selection;
        this.zone = zone;
        this.openRequests = openRequests;
        latest = new Latest<>(background, fx);
        selection.selectionProperty().subscribe((_, _) -> ask());
        zone.zoneProperty().subscribe((_, _) -> ask());
        // Lives as long as the program does.
        var _ = queries.onChange(debounced.apply(this::ask));
    }

    /// Null until the first answer.
    ReadOnlyObjectProperty<@Nullable Prices> pricesProperty() {
        return prices.getReadOnlyProperty();
    }

    /// Why the newest question has no answer; null when it has one.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    UserZone zone() {
        return zone;
    }

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

    /// The requests behind a line: its account and model, its month where the range does not hold less.
    void showRequests(EffectivePrice line, boolean differingOnly) {
        var range = zone.range(selection.selection().range());
        var first = line.month().atDay(1);
        var last = line.month().atEndOfMonth();
        var from = range.from() == null ? first : LocalDate.ofInstant(range.from(), zone.zone());
        var to = LocalDate.ofInstant(range.to().minusSeconds(1), zone.zone());
        var words = (from.isAfter(first) ? from : first) + ".." + (to.isBefore(last) ? to : last);
        var base = differingOnly ? DIFFERING : UsageFilter.ALL;
        selection.show(new Selection(
                words,
                base.with(Dimension.ACCOUNT, new Match.Exact(line.account()))
                        .with(Dimension.MODEL, new Match.Exact(line.model()))));
        openRequests.run();
    }

    /// Every request in the range whose own ratios do not explain what was billed.
    void showDiffering() {
        var now = selection.selection();
        selection.show(
                new Selection(now.range(), now.filter().replacing(Dimension.MARK, DIFFERING.on(Dimension.MARK))));
        openRequests.run();
    }

    private void ask() {
        if (!shown) {
            return;
        }
        var range = zone.range(selection.selection().range());
        var filter = selection.selection().filter();
        latest.ask(() -> new Prices(queries.prices(range, filter), queries.ratioChanges(range, filter)), answer -> {
            switch (answer) {
                case Result.Ok<Prices>(var read) -> {
                    failure.set(null);
                    prices.set(read);
                }
                case Result.Err<Prices>(var why) -> failure.set(why);
            }
        });
    }
}
