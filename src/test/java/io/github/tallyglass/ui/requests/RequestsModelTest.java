package io.github.tallyglass.ui.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RequestsModelTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ManyRows many = new ManyRows(1_000_000);
    private final SelectionModel selection = new SelectionModel(Selection.FIRST);
    private final RequestsModel model = model(many);

    @Test
    void nothingIsAskedBeforeTheScreenIsShown() {
        assertThat(model.rowsProperty().get()).isNull();
        model.shown(true);
        assertThat(rows().size()).isEqualTo(1_000_000);
    }

    @Test
    void readingAMillionRowsFromEndToEndKeepsTheSameFewInMemory() {
        model.shown(true);
        for (var index = 0; index < rows().size(); index += 37) {
            assertThat(rows().get(index).row()).isNotNull();
        }
        assertThat(rows().loadedRows()).isLessThanOrEqualTo(RowPages.KEPT * RowPages.PAGE);
        assertThat(many.largestPage).isLessThanOrEqualTo(RowPages.PAGE);
    }

    @Test
    void newRowsDoNotMoveWhatTheUserLooksAtOrHasChosen() {
        model.shown(true);
        var looked = row(500_000);
        model.lookingAt(500_000);
        var chosen = row(500_011);
        model.select(500_011);

        many.arrive(2_998);

        assertThat(answer().top()).isEqualTo(502_998);
        assertThat(peek(502_998).key()).isEqualTo(looked.key());
        assertThat(model.selectedIndex()).isEqualTo(503_009);
        assertThat(row(model.selectedIndex()).key()).isEqualTo(chosen.key());
        assertThat(model.details().rowProperty().get()).isEqualTo(chosen);
    }

    @Test
    void atTheTopNewRowsAppear() {
        model.shown(true);
        var before = row(0);
        many.arrive(5);
        assertThat(answer().top()).isZero();
        assertThat(row(5).key()).isEqualTo(before.key());
    }

    @Test
    void oldestFirstKeepsItsPlaceToo() {
        model.shown(true);
        model.sortBy(RowSort.Column.TIME);
        var looked = row(123_457);
        model.lookingAt(123_457);
        many.arrive(900);
        assertThat(answer().top()).isEqualTo(123_457);
        assertThat(peek(123_457).key()).isEqualTo(looked.key());
    }

    @Test
    void aHeaderSortsAndTurnsTheOrderAround() {
        model.shown(true);
        model.sortBy(RowSort.Column.COST);
        assertThat(model.sortProperty().get()).isEqualTo(new RowSort(RowSort.Column.COST, true));
        model.sortBy(RowSort.Column.COST);
        assertThat(model.sortProperty().get()).isEqualTo(new RowSort(RowSort.Column.COST, false));
        model.sortBy(RowSort.Column.MODEL);
        assertThat(model.sortProperty().get()).isEqualTo(new RowSort(RowSort.Column.MODEL, false));
        assertThat(answer().sort()).isEqualTo(model.sortProperty().get());
    }

    @Test
    void narrowingAsksAnewFromTheTop() {
        model.shown(true);
        row(5_000);
        model.lookingAt(5_000);
        model.narrow(Dimension.MODEL, "model-3", false);
        assertThat(answer().top()).isZero();
        assertThat(answer().filter().accepts(Dimension.MODEL, "model-3")).isTrue();
        assertThat(answer().filter().accepts(Dimension.MODEL, "model-33")).isFalse();
        model.narrow(Dimension.KEY, "ci", true);
        assertThat(answer().filter().accepts(Dimension.KEY, "ci")).isFalse();
    }

    @Test
    void theExportIsWhatTheTableShows() {
        model.shown(true);
        model.sortBy(RowSort.Column.INPUT);
        model.columns().show(RequestColumn.GROUP, true);
        model.columns().show(RequestColumn.KEY, false);
        var order = Objects.requireNonNull(model.exportOrder(Path.of("a.csv"), true));
        assertThat(order.range()).isEqualTo(answer().range());
        assertThat(order.sort()).isEqualTo(new RowSort(RowSort.Column.INPUT, true));
        assertThat(order.columns())
                .startsWith("time", "account", "model", "net_cost", "list_cost", "currency")
                .endsWith("status", "group")
                .doesNotContain("key");
        assertThat(order.bom()).isTrue();
    }

    @Test
    void aRangeThatMeansNothingIsAFailureAndTheRowsStay() {
        model.shown(true);
        selection.showRange("next tuesday");
        assertThat(model.failureProperty().get()).isInstanceOf(Failure.BadInput.class);
        assertThat(rows().size()).isEqualTo(1_000_000);
        selection.showRange("24h");
        assertThat(model.failureProperty().get()).isNull();
    }

    @Test
    void aCacheThatFailsIsAFailureAndTheRowsStay() {
        var broken = new ManyRows(10) {
            private boolean breaks;

            @Override
            public long countRows(
                    io.github.tallyglass.domain.TimeRange range, io.github.tallyglass.domain.UsageFilter filter) {
                if (breaks) {
                    throw new IllegalStateException("disk gone");
                }
                return super.countRows(range, filter);
            }
        };
        var fragile = model(broken);
        fragile.shown(true);
        broken.breaks = true;
        fragile.refresh();
        assertThat(fragile.failureProperty().get()).isInstanceOf(Failure.StoreFault.class);
        assertThat(Objects.requireNonNull(fragile.rowsProperty().get()).size()).isEqualTo(10);
    }

    private RequestsModel model(ManyRows queries) {
        return new RequestsModel(
                queries,
                selection,
                new ColumnsModel(Preferences.inMemory()),
                DetailModel.ListPriceReasons.NONE,
                Runnable::run,
                Runnable::run,
                UnaryOperator.identity(),
                new UserZone(Preferences.inMemory(), ZONE, Clock.fixed(ManyRows.NEWEST_POSSIBLE, ZONE)));
    }

    private RequestsAnswer answer() {
        return Objects.requireNonNull(model.answerProperty().get());
    }

    private LazyRows rows() {
        return Objects.requireNonNull(model.rowsProperty().get());
    }

    /// What the table gets once the page is here.
    private UsageRow row(int index) {
        rows().get(index);
        return peek(index);
    }

    private UsageRow peek(int index) {
        return Objects.requireNonNull(rows().peek(index));
    }
}
