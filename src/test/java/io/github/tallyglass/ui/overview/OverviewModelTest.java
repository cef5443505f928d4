package io.github.tallyglass.ui.overview;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewModelTest {

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final FakeQueries queries = FakeQueries.filled();
    private final Preferences preferences = Preferences.inMemory();
    private final SelectionModel selection = new SelectionModel(Selection.FIRST);

    @SuppressWarnings("NullAway.Init")
    private OverviewModel model;

    @BeforeEach
    void open() throws Exception {
        model = OnFx.call(() -> new OverviewModel(
                queries,
                selection,
                new UserZone(preferences, FakeQueries.ZONE, FakeQueries.CLOCK),
                preferences,
                background::add,
                Runnable::run));
    }

    @Test
    void nothingIsAskedUntilTheScreenIsShown() {
        selection.showRange("7d");
        assertThat(background).isEmpty();
        model.show(true);
        assertThat(background).hasSize(1);
    }

    @Test
    void barsRingAndTableAddUpToTheCards() {
        model.show(true);
        answer();
        var overview = shown();
        var bars = overview.series().figures().stream().flatMap(List::stream).reduce(Figures.NONE, Figures::plus);
        var table = overview.groups().stream().map(group -> group.figures()).reduce(Figures.NONE, Figures::plus);
        assertThat(bars.quota()).isEqualTo(overview.totals().quota()).isPositive();
        assertThat(table.quota()).isEqualTo(overview.totals().quota());
        assertThat(overview.series().names()).hasSize(7);
        assertThat(requireNonNull(overview.before()).totals().quota()).isPositive();
        assertThat(overview.errorsTold()).isTrue();
    }

    @Test
    void theNewestSelectionWins() {
        model.show(true);
        selection.showRange("7d");
        var newest = background.removeLast();
        var older = background.removeFirst();
        newest.run();
        older.run();
        assertThat(shown().range().label()).isEqualTo("7d");
    }

    @Test
    void narrowingReplacesWhatWasChosenAndKeepsExclusions() {
        model.show(true);
        selection.narrow(Dimension.MODEL, new Match.Contains("gpt"));
        selection.narrow(Dimension.MODEL, new Match.Not(new Match.Contains("mini")));
        model.narrow("gpt-5.2");
        assertThat(selection.selection().filter().on(Dimension.MODEL))
                .containsExactly(new Match.Not(new Match.Contains("mini")), new Match.Exact("gpt-5.2"));
        selection.widen();
        assertThat(selection.selection().filter().on(Dimension.MODEL)).contains(new Match.Contains("gpt"));
    }

    @Test
    void aKindIsAGroupLikeAnyOther() {
        model.show(true);
        model.split(Split.KIND);
        answer();
        assertThat(shown().groups()).extracting(group -> group.name()).contains("consume", "refund", "error");
    }

    @Test
    void whatTellsSomethingApartIsOnOffer() {
        model.show(true);
        answer();
        assertThat(Split.further(shown().telling())).containsExactly(Split.STATUS);
        model.split(Split.STATUS);
        answer();
        assertThat(shown().groups()).extracting(group -> group.name()).contains("200", "429");
    }

    @Test
    void aggregatesStandInForRows() {
        queries.aggregatesBefore = FakeQueries.NOW.minus(Duration.ofDays(12));
        model.show(true);
        answer();
        assertThat(shown().aggregated()).isTrue();
        assertThat(shown().totals().quota()).isPositive();
    }

    @Test
    void whatWasChosenIsRemembered() throws Exception {
        model.measure(Measure.TOKENS);
        model.split(Split.KEY);
        open();
        assertThat(model.measureProperty().get()).isEqualTo(Measure.TOKENS);
        assertThat(model.splitProperty().get()).isEqualTo(Split.KEY);
    }

    private Overview shown() {
        return requireNonNull(model.overviewProperty().get());
    }

    private void answer() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }
}
