package io.github.tallyglass.ui.reconcile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.Reason;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Sums and comparisons without a window.
class ReconcileModelTest {

    private final FakeQueries queries = FakeDays.filled();
    private final FakeReconciler reconciler = new FakeReconciler();
    private final Preferences preferences = Preferences.inMemory();
    private final SelectionModel selection = new SelectionModel(new Selection("7d", UsageFilter.ALL));
    private final UserZone zone = new UserZone(preferences, FakeQueries.ZONE, FakeQueries.CLOCK);
    private final AtomicInteger opened = new AtomicInteger();
    private final Deque<Runnable> asking = new ArrayDeque<>();
    private final ReconcileModel model = model(Runnable::run, null);

    @Test
    void daysThatDifferComeFirstAndThatIsRemembered() {
        selection.showRange("30d");
        model.show(true);
        assertThat(states().subList(0, 2)).containsOnly(State.DIFFERS);
        assertThat(states().subList(2, 7)).containsOnly(State.EXPLAINED);
        model.differingFirst(false);
        assertThat(lines().getFirst().check().day()).isEqualTo(FakeDays.TODAY);
        assertThat(model(Runnable::run, null).differingFirstProperty().get()).isFalse();
    }

    @Test
    void onlyAccountsOfTheFilterCount() {
        selection.narrow(Dimension.ACCOUNT, new Match.Exact("team"));
        model.show(true);
        assertThat(lines()).extracting(line -> line.account().name()).containsOnly("team");
        assertThat(checks().beyondAccounts()).isFalse();
        selection.narrow(Dimension.MODEL, new Match.Exact("gpt-5.2"));
        assertThat(lines()).hasSize(8);
        assertThat(checks().beyondAccounts()).isTrue();
        model.compare();
        assertThat(reconciler.asked).containsExactly("compare [2] 2026-08-24..2026-08-31");
    }

    @Test
    void pausedAccountsAreShownAndNotAsked() {
        var views = new ArrayList<>(queries.accounts());
        var first = views.getFirst();
        views.set(
                0,
                new io.github.tallyglass.query.AccountView(
                        first.account().withPaused(true), "paused", "", null, null, null, null));
        queries.setAccounts(views);
        model.show(true);
        assertThat(lines()).extracting(line -> line.account().name()).contains("work");
        model.compare();
        model.reread();
        assertThat(reconciler.asked).containsExactly("compare [2, 3] 2026-08-24..2026-08-31");
    }

    @Test
    void oneStateAloneUntilNoDayHasItAnyLonger() {
        model.show(true);
        model.only(State.DIFFERS);
        assertThat(states()).containsExactly(State.DIFFERS);
        queries.dayChecks = List.of(FakeDays.check(1, FakeDays.TODAY, 1L, 1L, State.EQUAL, null));
        queries.announce();
        assertThat(states()).containsExactly(State.EQUAL);
        assertThat(model.onlyProperty().get()).isNull();
    }

    @Test
    void whatDisagreesIsReadAgainAndNothingElse() {
        selection.showRange("30d");
        model.show(true);
        model.reread();
        assertThat(reconciler.asked)
                .containsExactly("reread [1] 2026-08-12..2026-08-12", "reread [1] 2026-08-24..2026-08-24");
    }

    @Test
    void aDaysRequestsAreOfThatDayAndAccount() {
        selection.narrow(Dimension.MODEL, new Match.Exact("gpt-5.2"));
        model.show(true);
        model.showRequests(lines().getFirst());
        assertThat(opened).hasValue(1);
        assertThat(selection.selection())
                .isEqualTo(new Selection(
                        "2026-08-24..2026-08-24", UsageFilter.ALL.with(Dimension.ACCOUNT, new Match.Exact("work"))));
        selection.widen();
        assertThat(selection.selection().range()).isEqualTo("7d");
    }

    @Test
    void nothingIsAskedOfTheCacheWhileNobodyLooks() {
        selection.showRange("30d");
        queries.announce();
        assertThat(model.checksProperty().get()).isNull();
        model.show(true);
        assertThat(model.checksProperty().get()).isNotNull();
    }

    @Test
    void aComparisonTellsHowFarItIsAndWhatItCameTo() {
        var slow = model(asking::add, null);
        slow.show(true);
        var seen = new ArrayList<Integer>();
        slow.comparison().stateProperty().subscribe(state -> {
            if (state instanceof Comparison.Running running) {
                seen.add(running.done());
            }
        });
        reconciler.finds = List.of(
                FakeDays.check(1, FakeDays.TODAY, 1L, 1L, State.EQUAL, null),
                FakeDays.check(1, FakeDays.TODAY.minusDays(1), 1L, 2L, State.DIFFERS, null),
                FakeDays.check(2, FakeDays.TODAY, 1L, null, State.NO_STAT, Reason.FAILED));
        var refused = new Failure.AuthRejected("token expired", "");
        reconciler.failures = Map.of(3L, refused);
        slow.compare();
        assertThat(slow.comparison().running()).isTrue();
        slow.compare();
        slow.reread();
        asking.forEach(Runnable::run);
        assertThat(reconciler.asked).hasSize(1);
        assertThat(seen).containsExactly(0, 1, 2, 3);
        assertThat(slow.comparison().stateProperty().get())
                .isEqualTo(new Comparison.Ended(false, false, 3, 1, 1, Map.of(3L, refused)));
        slow.comparison().dismiss();
        assertThat(slow.comparison().stateProperty().get()).isInstanceOf(Comparison.Idle.class);
    }

    @Test
    void aComparisonIsStoppedAfterTheDayUnderWay() {
        model.show(true);
        reconciler.finds = FakeDays.checks();
        reconciler.meanwhile = () -> model.comparison().cancel();
        reconciler.failures = Map.of(1L, new Failure.Cancelled());
        model.compare();
        assertThat(model.comparison().stateProperty().get())
                .isEqualTo(new Comparison.Ended(false, true, 1, 0, 0, Map.of()));
    }

    @Test
    void stoppedBetweenTwoDaysTheOtherIsNotAsked() {
        selection.showRange("30d");
        model.show(true);
        reconciler.finds = List.of(FakeDays.check(1, FakeDays.TODAY, 1L, 1L, State.EQUAL, null));
        reconciler.meanwhile = () -> model.comparison().cancel();
        model.reread();
        assertThat(reconciler.asked).hasSize(1);
    }

    @Test
    void aFaultOfOurOwnIsToldAndTheNextComparisonRuns() {
        model.show(true);
        reconciler.finds = FakeDays.checks();
        reconciler.meanwhile = () -> {
            throw new IllegalStateException("broke off");
        };
        model.compare();
        assertThat(model.comparison().stateProperty().get()).isInstanceOf(Comparison.Broken.class);
        reconciler.meanwhile = () -> {};
        model.compare();
        assertThat(model.comparison().stateProperty().get()).isInstanceOf(Comparison.Ended.class);
    }

    @Test
    void nobodyIsAskedWhereAnotherProcessWrites() {
        var reading = model(Runnable::run, new Failure.OtherWriter("data", "window"));
        reading.show(true);
        assertThat(reading.linesProperty().get()).isNotEmpty();
        reading.compare();
        reading.reread();
        assertThat(reconciler.asked).isEmpty();
    }

    @Test
    void everythingBeginsWithTheFirstRow() {
        selection.showRange("all");
        model.show(true);
        assertThat(checks().span().first()).isEqualTo(FakeDays.TODAY.minusDays(59));
        assertThat(checks().toCompare()).isEqualTo(180);
    }

    private ReconcileModel model(Executor asked, @Nullable Failure readOnly) {
        return new ReconcileModel(
                queries,
                new ComparisonModel(reconciler, readOnly, asked, Runnable::run),
                selection,
                zone,
                preferences,
                opened::incrementAndGet,
                Runnable::run,
                Runnable::run,
                UnaryOperator.identity());
    }

    private Checks checks() {
        return requireNonNull(model.checksProperty().get());
    }

    private List<DayLine> lines() {
        return model.linesProperty().get();
    }

    private List<DayCheck.State> states() {
        return lines().stream().map(line -> line.check().state()).toList();
    }
}
