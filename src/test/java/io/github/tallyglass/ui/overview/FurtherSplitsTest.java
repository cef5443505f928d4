package io.github.tallyglass.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.util.Locale;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;

class FurtherSplitsTest {

    private final Preferences preferences = Preferences.inMemory();

    @Test
    void offersWhatTellsSomethingApartAndShowsWhatIsChosen() throws Exception {
        OnFx.run(() -> {
            var model = new OverviewModel(
                    FakeQueries.filled(),
                    new SelectionModel(Selection.FIRST),
                    new UserZone(preferences, FakeQueries.ZONE, FakeQueries.CLOCK),
                    preferences,
                    Runnable::run,
                    Runnable::run);
            var button = new FurtherSplits(model, new Language(preferences, Locale.ENGLISH));
            assertThat(button.isVisible()).isFalse();

            model.show(true);
            assertThat(button.isVisible()).isTrue();
            assertThat(button.getItems()).extracting(MenuItem::getText).containsExactly("Status");
            assertThat(button.getText()).isEqualTo("More");

            button.getItems().getFirst().fire();
            assertThat(model.splitProperty().get()).isEqualTo(Split.STATUS);
            assertThat(button.getText()).isEqualTo("Status");
        });
    }
}
