package io.github.tallyglass.ui.alerts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.ui.FakeQueries;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AlertsModelTest {

    private static final AlertChoice OFF =
            new AlertChoice(AlertRule.EXHAUSTED, 0, GaugeKind.PLAN, false, AlertLimits.USUAL);

    private final FakeAlerts control = new FakeAlerts();
    private final FakeQueries queries = FakeQueries.filled();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private Runnable moment = () -> {};

    private AlertsModel model() {
        return new AlertsModel(
                control, queries, Runnable::run, Runnable::run, UnaryOperator.identity(), work -> () -> moment = work);
    }

    @Test
    void unseenEntriesAreCountedUntilTheListWasOnDisplayForAMoment() {
        control.entries = FakeAlerts.busyLog();
        var model = model();
        assertThat(model.unseenProperty().get()).isEqualTo(2);
        moment.run();
        assertThat(control.calls).doesNotContain("seen");

        model.showList(true);
        assertThat(model.freshProperty().get()).containsExactlyInAnyOrder(14L, 13L);
        assertThat(control.calls).doesNotContain("seen");
        moment.run();
        assertThat(control.calls).containsOnlyOnce("seen");
        assertThat(model.unseenProperty().get()).isZero();
        // They stay marked for whoever is still looking.
        assertThat(model.freshProperty().get()).containsExactlyInAnyOrder(14L, 13L);
        model.showList(false);
        assertThat(model.freshProperty().get()).isEmpty();
    }

    @Test
    void aGlanceDoesNotCount() {
        control.entries = FakeAlerts.busyLog();
        var model = model();
        model.showList(true);
        model.showList(false);
        moment.run();
        assertThat(control.calls).doesNotContain("seen");
        assertThat(model.unseenProperty().get()).isEqualTo(2);
    }

    @Test
    void whatFiresWhileTheListIsOnDisplayIsMarkedToo() {
        var model = model();
        model.showList(true);
        control.entries.add(FakeAlerts.entry(
                1, FakeQueries.NOW, FakeAlerts.budget(), io.github.tallyglass.domain.AlertEntry.Delivery.SHOWN, false));
        control.announce();
        assertThat(model.freshProperty().get()).containsExactly(1L);
        assertThat(model.unseenProperty().get()).isEqualTo(1);
        moment.run();
        assertThat(model.unseenProperty().get()).isZero();
    }

    @Test
    void aReadingProcessKeepsTheBadgeAndDoesNotComplain() {
        control.entries = FakeAlerts.busyLog();
        control.refuses = new Failure.OtherWriter("data", "window");
        var model = model();
        model.showList(true);
        moment.run();
        assertThat(model.failureProperty().get()).isNull();
        assertThat(model.unseenProperty().get()).isEqualTo(2);
    }

    @Test
    void aChoiceShowsBeforeItIsSavedAndCommandsKeepTheirOrder() {
        var model = new AlertsModel(
                control, queries, background::add, Runnable::run, UnaryOperator.identity(), work -> () -> {});
        run();
        model.choose(OFF);
        assertThat(shown(model).choices()).containsExactly(OFF);
        model.unchoose(OFF);
        assertThat(shown(model).choices()).isEmpty();
        model.choose(OFF);
        // An announcement in between must not bring back what is about to change.
        control.announce();
        runOne();
        assertThat(shown(model).choices()).containsExactly(OFF);
        run();
        assertThat(control.calls).containsExactly("choose", "unchoose", "choose");
        assertThat(control.kept.choices()).containsExactly(OFF);
        assertThat(shown(model)).isEqualTo(control.kept);
    }

    @Test
    void whatCannotBeSavedIsToldAndShowsAsItWas() {
        var model = model();
        control.refuses = new Failure.OtherWriter("data", "window");
        model.choose(OFF);
        assertThat(model.failureProperty().get()).isEqualTo(control.refuses);
        assertThat(shown(model)).isEqualTo(AlertBook.FIRST);
        model.dismiss();
        assertThat(model.failureProperty().get()).isNull();
        control.refuses = null;
        model.quietHours(TypedLimits.A_NIGHT);
        assertThat(shown(model).quietHours()).isEqualTo(TypedLimits.A_NIGHT);
    }

    @Test
    void aTestTellsHowItWent() {
        var model = model();
        assertThat(model.testedProperty().get()).isInstanceOf(TestOutcome.Untested.class);
        model.test();
        assertThat(model.testedProperty().get()).isInstanceOf(TestOutcome.Shown.class);
        control.cannotShow = new Failure.StoreFault("other", "", "no service");
        model.test();
        assertThat(model.testedProperty().get()).isEqualTo(new TestOutcome.NotShown(control.cannotShow));
    }

    @Test
    void theScopeFallsBackWhenItsAccountIsGone() {
        var model = model();
        model.scopeProperty().set(3);
        queries.setAccounts(queries.accounts().subList(0, 2));
        model.read();
        assertThat(model.scopeProperty().get()).isZero();
    }

    @Test
    void aClosedModelHearsNothing() {
        var model = model();
        assertThat(control.listeners()).isEqualTo(1);
        model.close();
        assertThat(control.listeners()).isZero();
    }

    private static AlertBook shown(AlertsModel model) {
        return requireNonNull(model.knownProperty().get()).book();
    }

    private void run() {
        while (!background.isEmpty()) {
            runOne();
        }
    }

    private void runOne() {
        background.remove().run();
    }
}
