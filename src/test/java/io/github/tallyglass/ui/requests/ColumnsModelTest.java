package io.github.tallyglass.ui.requests;

import static io.github.tallyglass.ui.requests.RequestColumn.ACCOUNT;
import static io.github.tallyglass.ui.requests.RequestColumn.COST;
import static io.github.tallyglass.ui.requests.RequestColumn.ERROR;
import static io.github.tallyglass.ui.requests.RequestColumn.GROUP;
import static io.github.tallyglass.ui.requests.RequestColumn.KEY;
import static io.github.tallyglass.ui.requests.RequestColumn.MODEL;
import static io.github.tallyglass.ui.requests.RequestColumn.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.ui.Preferences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsModelTest {

    private final Preferences preferences = Preferences.inMemory();
    private final ColumnsModel columns = new ColumnsModel(preferences);

    @Test
    void elevenAreShownFirstAndAllCanBeChosen() {
        assertThat(columns.shown()).isEqualTo(RequestColumn.FIRST).hasSize(11);
        assertThat(columns.all()).hasSizeGreaterThanOrEqualTo(24).doesNotHaveDuplicates();
        assertThat(columns.all()).extracting(RequestColumn::word).doesNotHaveDuplicates();
    }

    @Test
    void choiceOrderAndWidthsAreThereAfterARestart() {
        columns.show(GROUP, true);
        columns.show(KEY, false);
        columns.setWidth(MODEL, 222);
        columns.move(COST, -1);
        var again = new ColumnsModel(preferences);
        assertThat(again.shown()).isEqualTo(columns.shown()).contains(GROUP).doesNotContain(KEY);
        assertThat(again.all()).isEqualTo(columns.all());
        assertThat(again.width(MODEL)).isEqualTo(222);
        assertThat(again.shown().indexOf(COST)).isLessThan(again.shown().indexOf(MODEL));
    }

    @Test
    void draggingKeepsHiddenColumnsBesideTheirNeighbours() {
        columns.show(KEY, false);
        var dragged = new ArrayList<>(columns.shown());
        Collections.swap(dragged, dragged.indexOf(ACCOUNT), dragged.indexOf(MODEL));
        columns.arrange(dragged);
        assertThat(columns.shown()).isEqualTo(dragged);
        columns.show(KEY, true);
        assertThat(columns.shown().indexOf(KEY)).isEqualTo(columns.shown().indexOf(ACCOUNT) + 1);
    }

    @Test
    void anArrangementOfOtherColumnsIsIgnored() {
        columns.arrange(List.of(TIME));
        assertThat(columns.shown()).isEqualTo(RequestColumn.FIRST);
    }

    @Test
    void theLastVisibleColumnStays() {
        List.copyOf(columns.shown()).forEach(column -> columns.show(column, false));
        assertThat(columns.shown()).hasSize(1);
    }

    @Test
    void whateverStandsInTheSettingsAllColumnsAreThere() {
        for (var garbage : List.of("nonsense", ",,:-:", "time:99999,time,-model:abc", "-time")) {
            preferences.put(ColumnsModel.PREFERENCE, garbage);
            var read = new ColumnsModel(preferences);
            assertThat(read.all()).hasSize(RequestColumn.values().length).doesNotHaveDuplicates();
            assertThat(read.shown()).isNotEmpty();
            assertThat(read.width(TIME)).isBetween(36.0, 1200.0);
        }
    }

    @Test
    void resettingIsLikeTheFirstStart() {
        columns.show(ERROR, true);
        columns.setWidth(TIME, 400);
        columns.reset();
        assertThat(columns.shown()).isEqualTo(RequestColumn.FIRST);
        assertThat(columns.width(TIME)).isEqualTo(TIME.width());
    }

    @Test
    void namesShareSpareRoomAndGiveWayBeforeNumbersDo() {
        var wide = ColumnFit.widths(columns, 1_188);
        assertThat(wide.get(COST)).isEqualTo(COST.width());
        assertThat(wide.get(MODEL)).isGreaterThan(MODEL.width());
        assertThat(wide.values().stream().mapToDouble(Double::doubleValue).sum())
                .isBetween(1_180.0, 1_188.0);

        var narrow = ColumnFit.widths(columns, 840);
        assertThat(narrow.get(COST)).isEqualTo(COST.width());
        assertThat(narrow.get(MODEL)).isLessThan(MODEL.width());
        assertThat(narrow.values().stream().mapToDouble(Double::doubleValue).sum())
                .isLessThanOrEqualTo(840);

        assertThat(ColumnFit.widths(columns, 400).get(MODEL)).isEqualTo(MODEL.width());
    }
}
