package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.SelectionModel;
import io.github.tallyglass.ui.requests.DetailModel.ListPriceReasons;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The rows that pass the window's filter, in an order that the user chooses. Lives on the JavaFX thread.
public final class RequestsModel implements AutoCloseable {

    private final UsageQueries queries;
    private final SelectionModel selection;
    private final ColumnsModel columns;
    private final Executor background;
    private final Executor fx;
    private final UserZone zone;
    private final Latest<Result<RequestsAnswer>> answers;
    private final DetailModel details;
    private final UsageQueries.Subscription changes;

    private final ReadOnlyObjectWrapper<@Nullable RequestsAnswer> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LazyRows> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RowSort> sort = new ReadOnlyObjectWrapper<>(RowSort.NEWEST_FIRST);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    private Runnable pageArrived = () -> {};
    private int selectedIndex = -1;
    private int firstVisible;
    private boolean shown;
    private boolean stale = true;

    /// @param reasons how list prices came about
    /// @param background where questions to the cache run
    /// @param fx the JavaFX thread
    /// @param debounced turns a burst of announcements into one call
    public RequestsModel(
            UsageQueries queries,
            SelectionModel selection,
            ColumnsModel columns,
            ListPriceReasons reasons,
            Executor background,
            Executor fx,
            UnaryOperator<Runnable> debounced,
            UserZone zone) {
        this.queries = queries;
        this.selection = selection;
        this.columns = columns;
        this.background = background;
        this.fx = fx;
        this.zone = zone;
        answers = new Latest<>(background, fx);
        details = new DetailModel(queries, reasons, background, fx);
        selection.selectionProperty().subscribe((_, _) -> askFromTheTop());
        zone.zoneProperty().subscribe((_, _) -> refresh());
        changes = queries.onChange(debounced.apply(this::refresh));
    }

    // Properties

    /// The newest answer; null until the first one is here.
    ReadOnlyObjectProperty<@Nullable RequestsAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// What the table shows; null until the first answer is here.
    public ReadOnlyObjectProperty<@Nullable LazyRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RowSort> sortProperty() {
        return sort.getReadOnlyProperty();
    }

    /// The row whose details are open.
    public DetailModel details() {
        return details;
    }

    /// Why the newest question went unanswered; null when it did not.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty askingProperty() {
        return answers.askingProperty();
    }

    /// Where the row of the open details stands; −1 when it is not among the rows.
    public int selectedIndex() {
        return selectedIndex;
    }

    public ColumnsModel columns() {
        return columns;
    }

    public SelectionModel selection() {
        return selection;
    }

    public UserZone zone() {
        return zone;
    }

    /// What an export writes: the rows on display, in their order, with the columns on display; null before
    /// the first answer.
    public TableExport.@Nullable Order exportOrder(Path file, boolean bom) {
        var now = answer.get();
        if (now == null) {
            return null;
        }
        var names = columns.shown().stream()
                .flatMap(column -> column.exported().stream())
                .toList();
        return new TableExport.Order(now.range(), now.filter(), now.sort(), names, file, bom);
    }

    // Commands

    /// While the screen is not shown nothing is asked.
    public void shown(boolean now) {
        shown = now;
        if (shown && stale) {
            refresh();
        }
    }

    /// Asks anew and keeps what the user looks at in its place.
    public void refresh() {
        var list = rows.get();
        var row = list == null || firstVisible == 0 ? null : list.peek(firstVisible);
        ask(row == null ? null : new RequestsAnswer.Anchor(row.key(), firstVisible));
    }

    /// Sorts by a column, or turns its order around; numbers and times begin with the largest.
    public void sortBy(RowSort.Column column) {
        var now = sort.get();
        sort.set(new RowSort(
                column, now.column() == column ? !now.descending() : RequestColumn.beginsWithLargest(column)));
        askFromTheTop();
    }

    public void narrow(Dimension dimension, String value, boolean exclude) {
        var match = new Match.Exact(value);
        selection.narrow(dimension, exclude ? new Match.Not(match) : match);
    }

    /// Opens the details of a row.
    public void select(int index) {
        var list = rows.get();
        var row = list == null ? null : list.peek(index);
        if (row != null) {
            selectedIndex = index;
            details.open(row);
        }
    }

    /// Closes the details; false when none are open.
    public boolean unselect() {
        selectedIndex = -1;
        return details.close();
    }

    /// The view tells which row it shows first, so that new rows do not push it away.
    public void lookingAt(int first) {
        firstVisible = Math.max(0, first);
    }

    /// Told whenever a page that the view waits for is here.
    public void onPage(Runnable listener) {
        pageArrived = listener;
    }

    @Override
    public void close() {
        changes.close();
        answers.forget();
        details.close();
    }

    private void askFromTheTop() {
        firstVisible = 0;
        ask(null);
    }

    private void ask(RequestsAnswer.@Nullable Anchor top) {
        stale = !shown;
        if (!shown) {
            return;
        }
        var what = selection.selection();
        var order = sort.get();
        var row = details.rowProperty().get();
        var mark = row == null ? null : new RequestsAnswer.Anchor(row.key(), Math.max(0, selectedIndex));
        var range = zone.parse(what.range());
        answers.ask(
                () -> range.map(found -> RequestsAnswer.of(queries, found, what.filter(), order, top, mark)),
                outcome -> accept(outcome.flatMap(UnaryOperator.identity())));
    }

    private void accept(Result<RequestsAnswer> outcome) {
        switch (outcome) {
            case Result.Ok<RequestsAnswer>(var now) -> show(now);
            case Result.Err<RequestsAnswer>(var why) -> failure.set(why);
        }
    }

    private void show(RequestsAnswer now) {
        failure.set(null);
        var pages = new RowPages((offset, limit, loaded) -> load(now, offset, limit, loaded), () -> pageArrived.run());
        now.pages().forEach(pages::put);
        selectedIndex = (int) now.selected();
        firstVisible = (int) now.top();
        answer.set(now);
        rows.set(new LazyRows(now.count(), pages));
    }

    private void load(RequestsAnswer of, long offset, int limit, Consumer<List<UsageRow>> loaded) {
        // Pages of one answer may come from later states of the cache; the announcement of each such state
        // leads to a new answer.
        new Latest<List<UsageRow>>(background, fx)
                .ask(() -> queries.rows(of.range(), of.filter(), of.sort(), offset, limit), outcome -> {
                    switch (outcome) {
                        case Result.Ok<List<UsageRow>>(var page) -> loaded.accept(page);
                        case Result.Err<List<UsageRow>>(var why) -> {
                            failure.set(why);
                            loaded.accept(List.of());
                        }
                    }
                });
    }
}
