package io.github.tallyglass.ui.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.requests.ExportModel.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportModelTest {

    private static final Path FILE = Path.of("usage.csv");

    private final Preferences preferences = Preferences.inMemory();
    private final FakeDialogs dialogs = new FakeDialogs();
    private final List<Runnable> background = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private long nanos;
    private final ExportModel model =
            new ExportModel(dialogs, preferences, background::add, Runnable::run, () -> nanos);

    ExportModelTest() {
        model.stateProperty().subscribe(state -> {
            states.add(state);
        });
    }

    @Test
    void optionsThenFileThenProgressThenOutcome() {
        model.offer("tallyglass-30d.csv", 10_000, (file, bom, progress) -> {
            nanos += 1_000_000_000L;
            progress.rows(2_500);
            nanos += 1_000;
            progress.rows(2_501);
            return Result.ok(10_000L);
        });
        model.setBom(true);
        model.chooseFile();
        assertThat(dialogs.suggested).containsExactly("tallyglass-30d.csv");
        assertThat(model.stateProperty().get()).isEqualTo(new State.Running(FILE, 0, 10_000, 0));
        runBackground();
        assertThat(states)
                .containsExactly(
                        new State.Closed(),
                        new State.Options(10_000),
                        new State.Running(FILE, 0, 10_000, 0),
                        new State.Running(FILE, 2_500, 10_000, 2_500),
                        new State.Done(FILE, 10_000));
        model.openFolder();
        assertThat(dialogs.opened).containsExactly(FILE);
        assertThat(model.close()).isTrue();
    }

    @Test
    void theChoiceOfAByteOrderMarkIsPassedOnAndRemembered() {
        var marks = new ArrayList<Boolean>();
        model.setBom(true);
        model.offer("a.csv", 1, (_, bom, _) -> {
            marks.add(bom);
            return Result.ok(1L);
        });
        model.chooseFile();
        runBackground();
        assertThat(marks).containsExactly(true);
        assertThat(new ExportModel(dialogs, preferences, Runnable::run, Runnable::run, () -> 0).bom())
                .isTrue();
    }

    @Test
    void withoutAFileTheOptionsStay() {
        dialogs.answer = Optional.empty();
        model.offer("a.csv", 5, (_, _, _) -> Result.ok(5L));
        model.chooseFile();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Options(5));
        assertThat(background).isEmpty();
    }

    @Test
    void cancellingReachesTheWriterAndLeavesNothingBehind() {
        model.offer(
                "a.csv",
                5,
                (_, _, progress) -> progress.cancelled() ? Result.err(new Failure.Cancelled()) : Result.ok(5L));
        model.chooseFile();
        assertThat(model.close()).isFalse();
        model.cancel();
        runBackground();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Closed());
    }

    @Test
    void aFullDiskIsTold() {
        var full = new Failure.FileFault("usage.csv", "no space left");
        model.offer("a.csv", 5, (_, _, _) -> Result.err(full));
        model.chooseFile();
        runBackground();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Failed(full));
    }

    @Test
    void aSecondExportWaitsForTheFirst() {
        model.offer("a.csv", 5, (_, _, _) -> Result.ok(5L));
        model.chooseFile();
        model.offer("b.csv", 6, (_, _, _) -> Result.ok(6L));
        assertThat(model.stateProperty().get()).isInstanceOf(State.Running.class);
    }

    private void runBackground() {
        List.copyOf(background).forEach(Runnable::run);
        background.clear();
    }
}
