package io.github.tallyglass.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.settings.RetentionModel.Question;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RetentionModelTest {

    private final Preferences preferences = Preferences.inMemory();
    private final FakeRetention service = new FakeRetention();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final RetentionModel model = new RetentionModel(preferences, service, work::add, Runnable::run);

    private void settle() {
        for (var next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    @Test
    void nothingGoesBeforeTheUserHasSaidSo() {
        assertThat(model.daysProperty().get()).isNull();
        model.choose(90);
        assertThat(model.countingProperty().get()).isTrue();
        settle();
        assertThat(model.questionProperty().get()).isEqualTo(new Question(90, 412_306));
        assertThat(service.kept).isEmpty();
        assertThat(preferences.get("retention", "")).isEmpty();
        model.confirm();
        settle();
        assertThat(service.kept).containsExactly("90 days");
        assertThat(preferences.get("retention", "")).isEqualTo("90");
        assertThat(model.daysProperty().get()).isEqualTo(90);
        assertThat(model.questionProperty().get()).isNull();
    }

    @Test
    void whoThinksBetterOfItLosesNothing() {
        model.choose(90);
        settle();
        model.cancel();
        model.confirm();
        settle();
        assertThat(service.kept).isEmpty();
        assertThat(model.daysProperty().get()).isNull();
    }

    @Test
    void longerAndForEverAskNothing() {
        preferences.put("retention", "90");
        var later = new RetentionModel(preferences, service, Runnable::run, Runnable::run);
        assertThat(later.daysProperty().get()).isEqualTo(90);
        later.choose(365);
        later.choose(null);
        assertThat(service.kept).containsExactly("365 days", "for ever");
        assertThat(preferences.get("retention", "?")).isEmpty();
        assertThat(later.questionProperty().get()).isNull();
    }

    @Test
    void whereNothingWouldGoNothingIsAsked() {
        service.rows = 0;
        model.choose(180);
        settle();
        assertThat(model.questionProperty().get()).isNull();
        assertThat(service.kept).containsExactly("180 days");
    }

    @Test
    void aSecondThoughtOvertakesTheCountOfTheFirst() {
        model.choose(90);
        model.choose(180);
        settle();
        assertThat(model.questionProperty().get()).isEqualTo(new Question(180, 412_306));
        model.choose(365);
        model.cancel();
        settle();
        assertThat(model.questionProperty().get()).isNull();
        assertThat(service.kept).isEmpty();
    }

    @Test
    void whatCannotBeCountedChangesNothing() {
        service.broken = new Failure.StoreFault("busy", "usage.db", "locked");
        model.choose(90);
        settle();
        assertThat(model.failureProperty().get()).isEqualTo(service.broken);
        assertThat(model.daysProperty().get()).isNull();
        assertThat(service.kept).isEmpty();
    }
}
