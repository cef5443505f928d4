package io.github.tallyglass.app;

import io.github.tallyglass.desktop.Settings.WindowSize;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.ui.main.Shortcuts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One window on one home, with the service behind it. Shows what the cache has, then starts asking.
final class HomeWindow {

    private static final Logger LOG = LoggerFactory.getLogger(HomeWindow.class);
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);

    /// As small as the screens are drawn for.
    private static final int LEAST_WIDTH = 1000;

    private static final int LEAST_HEIGHT = 700;

    private final Home home;
    private final SyncControl sync;
    private final ExecutorService background = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("question-", 1).factory());
    private final WindowParts parts;
    private final Stage stage = new Stage();

    /// On the JavaFX thread.
    ///
    /// @param browser opens an address with the system's program for it
    /// @param lookAround opens the demo
    HomeWindow(Home home, String title, Locale system, Consumer<String> browser, Runnable lookAround) {
        this.home = home;
        sync = home.service();
        parts = new WindowParts(home, sync, new SystemDialogs(() -> stage, browser), background, system, lookAround);
        var size = home.settings().current().window();
        var bounds = Screen.getPrimary().getVisualBounds();
        var scene = new Scene(
                parts.view, Math.min(size.width(), bounds.getWidth()), Math.min(size.height(), bounds.getHeight()));
        parts.theme.dress(scene);
        Shortcuts.install(scene, parts.view, parts.model);
        stage.setTitle(title);
        stage.setMinWidth(Math.min(LEAST_WIDTH, bounds.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, bounds.getHeight()));
        stage.setMaximized(size.maximized());
        stage.getIcons().setAll(icons());
        stage.setScene(scene);
        stage.setOnHiding(_ -> remember());
    }

    /// @param closed runs on the JavaFX thread once the window has gone
    void show(Runnable closed) {
        // The event comes while the toolkit still takes the window down.
        stage.setOnHidden(_ -> Platform.runLater(closed));
        stage.show();
        firstPicture(() -> {
            LOG.info("{} shown {} ms after the process began", stage.getTitle(), sinceStart());
            if (home.readOnly() == null) {
                background.execute(sync::start);
            }
        });
    }

    /// Runs work once the window has drawn what the cache holds: it speaks before any request is sent.
    private void firstPicture(Runnable work) {
        var answered = parts.model
                .cacheProperty()
                .isNotNull()
                .or(parts.model.noticeProperty().isNotNull())
                .and(BooleanExpression.booleanExpression(parts.asking).not());
        var drawn = new Runnable[1];
        var scene = stage.getScene();
        drawn[0] = () -> {
            if (answered.get()) {
                scene.removePostLayoutPulseListener(drawn[0]);
                Platform.runLater(work);
            }
        };
        scene.addPostLayoutPulseListener(drawn[0]);
        // The last answer may change nothing that would be drawn anew.
        answered.subscribe(Platform::requestNextPulse);
    }

    private static long sinceStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()).toMillis())
                .orElse(-1L);
    }

    void hide() {
        stage.hide();
    }

    /// Ends service and home; takes a moment, never on the JavaFX thread.
    void close() {
        sync.close();
        background.shutdown();
        home.close();
        LOG.info("Window closed");
    }

    private void remember() {
        var scene = stage.getScene();
        var size = stage.isMaximized()
                ? home.settings().current().window()
                : new WindowSize((int) scene.getWidth(), (int) scene.getHeight(), false);
        home.settings()
                .change(settings ->
                        settings.withWindow(new WindowSize(size.width(), size.height(), stage.isMaximized())));
    }

    private static List<Image> icons() {
        return ICON_SIZES.stream()
                .map(size -> HomeWindow.class.getResourceAsStream("/icons/tallyglass-" + size + ".png"))
                .flatMap(file -> file == null ? Stream.empty() : Stream.of(new Image(file)))
                .toList();
    }
}
