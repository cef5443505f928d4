package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.FailureException;
import io.github.tallyglass.domain.Result;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks in the background and delivers only the newest answer: questions are numbered, and an answer whose
/// number was overtaken is dropped. Used from the JavaFX thread (or whatever thread `fx` stands for).
///
/// @param <T> what is asked for
public final class Latest<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Latest.class);

    private final Executor background;
    private final Executor fx;
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(false);
    private long newest;

    public Latest(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    /// Whether the newest question still waits for its answer.
    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /// Runs `question` in the background and hands its outcome to `answer` on the JavaFX thread, unless
    /// another question came after it. A question that throws is answered with a failure; what is shown
    /// stays.
    public void ask(Supplier<? extends T> question, Consumer<Result<T>> answer) {
        var number = ++newest;
        asking.set(true);
        background.execute(() -> {
            var outcome = outcomeOf(question);
            fx.execute(() -> {
                if (number == newest) {
                    asking.set(false);
                    answer.accept(outcome);
                }
            });
        });
    }

    /// Whatever is under way is dropped when it answers.
    public void forget() {
        newest++;
        asking.set(false);
    }

    private Result<T> outcomeOf(Supplier<? extends T> question) {
        try {
            return Result.ok(question.get());
        } catch (FailureException told) {
            LOG.warn("a question to the cache failed", told);
            return Result.err(told.failure());
        } catch (RuntimeException broken) {
            LOG.warn("a question to the cache failed", broken);
            var words = broken.getMessage();
            return Result.err(new Failure.StoreFault(
                    "other", "", words == null ? broken.getClass().getSimpleName() : words));
        }
    }
}
