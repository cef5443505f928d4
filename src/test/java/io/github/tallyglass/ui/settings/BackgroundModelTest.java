package io.github.tallyglass.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.settings.BackgroundModel.Close;
import io.github.tallyglass.ui.settings.BackgroundModel.Start;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BackgroundModelTest {

    private static final Failure REFUSED = new Failure.FileFault("tallyglass.desktop", "read-only");

    private final Preferences preferences = Preferences.inMemory();
    private final FakeAutostart autostart = new FakeAutostart();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private boolean hosted = true;

    private BackgroundModel model() {
        return new BackgroundModel(
                preferences, new Background(autostart, () -> hosted, null), work::add, Runnable::run);
    }

    private void settle() {
        for (var next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    @Test
    void theSystemIsAskedElsewhereAndAnswersLater() {
        var model = model();
        autostart.on = true;
        model.read();
        assertThat(model.startProperty().get()).isEqualTo(Start.UNKNOWN);
        settle();
        assertThat(model.startProperty().get()).isEqualTo(Start.ON);
        model.startAtLogin(false);
        assertThat(model.startProperty().get()).isEqualTo(Start.UNKNOWN);
        assertThat(autostart.on).isTrue();
        settle();
        assertThat(model.startProperty().get()).isEqualTo(Start.OFF);
        assertThat(autostart.on).isFalse();
    }

    @Test
    void aRefusedChangeIsToldAndWhatHoldsIsShown() {
        var model = model();
        autostart.refused = REFUSED;
        model.startAtLogin(true);
        settle();
        assertThat(model.startProperty().get()).isEqualTo(Start.OFF);
        assertThat(model.failureProperty().get()).isEqualTo(REFUSED);
        autostart.refused = null;
        model.startAtLogin(true);
        settle();
        assertThat(model.startProperty().get()).isEqualTo(Start.ON);
        assertThat(model.failureProperty().get()).isNull();
    }

    @Test
    void whatCannotBeReadIsToldAndWhatIsNotThereIsNoFailure() {
        var model = model();
        autostart.unreadable = REFUSED;
        model.read();
        settle();
        assertThat(model.startProperty().get()).isEqualTo(Start.UNKNOWN);
        assertThat(model.failureProperty().get()).isEqualTo(REFUSED);
        autostart.possible = false;
        model.read();
        settle();
        assertThat(model.startProperty().get()).isEqualTo(Start.IMPOSSIBLE);
        assertThat(model.failureProperty().get()).isNull();
    }

    @Test
    void trayAndClosingAreRemembered() {
        var model = model();
        assertThat(model.closeProperty().get()).isEqualTo(Close.TRAY);
        assertThat(model.trayProperty().get()).isTrue();
        model.close(Close.QUIT);
        model.showTray(false);
        assertThat(preferences.get("close", "")).isEqualTo("quit");
        assertThat(preferences.get("tray", "")).isEqualTo("off");
        assertThat(model().closeProperty().get()).isEqualTo(Close.QUIT);
        assertThat(model().trayProperty().get()).isFalse();
        model.showTray(true);
        assertThat(preferences.get("tray", "")).isEqualTo("on");
    }

    @Test
    void aMissingTrayIsToldWhereAnIconIsWanted() {
        var model = model();
        hosted = false;
        model.read();
        assertThat(model.hostMissingProperty().get()).isTrue();
        model.showTray(false);
        model.read();
        assertThat(model.hostMissingProperty().get()).isFalse();
        model.showTray(true);
        // It takes a moment until an icon is seen.
        assertThat(model.hostMissingProperty().get()).isFalse();
        hosted = true;
        model.read();
        assertThat(model.hostMissingProperty().get()).isFalse();
    }
}
