package io.github.tallyglass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.FailureException;
import io.github.tallyglass.domain.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Latest<String> latest = new Latest<>(background::add, Runnable::run);
    private final List<Result<String>> answers = new ArrayList<>();

    @Test
    void onlyTheNewestAnswerArrives() {
        latest.ask(() -> "old", answers::add);
        latest.ask(() -> "new", answers::add);
        background.removeLast().run();
        background.removeLast().run();
        assertThat(answers).containsExactly(Result.ok("new"));
    }

    @Test
    void anOvertakenAnswerThatComesFirstIsDroppedToo() {
        latest.ask(() -> "old", answers::add);
        latest.ask(() -> "new", answers::add);
        background.removeFirst().run();
        assertThat(answers).isEmpty();
        assertThat(latest.askingProperty().get()).isTrue();
        background.removeFirst().run();
        assertThat(answers).containsExactly(Result.ok("new"));
        assertThat(latest.askingProperty().get()).isFalse();
    }

    @Test
    void whatWasForgottenDoesNotAnswer() {
        latest.ask(() -> "old", answers::add);
        latest.forget();
        background.removeFirst().run();
        assertThat(answers).isEmpty();
    }

    @Test
    void aFailureComesAsItWasMeant() {
        var locked = new Failure.StoreFault("locked", "cache.db", "busy");
        latest.ask(
                () -> {
                    throw new FailureException(locked, "locked", new IllegalStateException());
                },
                answers::add);
        background.removeFirst().run();
        assertThat(answers).containsExactly(Result.err(locked));
    }

    @Test
    void anythingElseThatIsThrownIsAnswered() {
        latest.ask(
                () -> {
                    throw new IllegalStateException("no such table");
                },
                answers::add);
        background.removeFirst().run();
        assertThat(answers).containsExactly(Result.err(new Failure.StoreFault("other", "", "no such table")));
    }
}
