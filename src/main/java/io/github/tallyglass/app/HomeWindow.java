package io.github.tallyglass.app;

import io.github.tallyglass.desktop.Settings.WindowSize;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.ui.main.Shortcuts;
import io.github.tallyglass.ui.requests.Dialogs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
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

    /// Gateways may take a minute to answer or to fail; questions to the cache must not stand behind them.
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

    private final ExecutorService commands = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("sync-command").factory());
    private final Stage stage = new Stage();
    private final WindowParts parts;

    /// On the JavaFX thread.
    ///
    /// @param dialogs the system's, over the window that it is given
    /// @param lookAround opens the demo
    HomeWindow(
            Home home, String title, Locale system, Function<Supplier<Window>, Dialogs> dialogs, Runnable lookAround) {
        this.home = home;
        sync = new QueuedSync(home.service(), whileOpen(commands));
        parts = new WindowParts(
                home, sync, dialogs.apply(() -> stage), new DefinitionDialogs(() -> stage), whileOpen(background), whileOpen(asking), system, lookAround);
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
        parts.onFirstPicture(() -> {
            LOG.info("{} painted {} ms after the process began", stage.getTitle(), sinceStart());
            if (home.readOnly() == null) {
                // The cache has spoken before any request is sent.
                sync.start();
            }
        });
    }

    private static long sinceStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()).toMillis())
                .orElse(-1L);
    }

    /// A window that has gone asks and commands nothing, whatever its timers still have in hand.
    private static Executor whileOpen(ExecutorService executor) {
        return work -> {
            try {
                executor.execute(work);
            } catch (RejectedExecutionException gone) {
                LOG.debug("After the window: {}", gone.toString());
            }
        };
    }

    void hide() {
        stage.hide();
    }

    /// Ends service and home; takes a moment, never on the JavaFX thread.
    void close() {
        commands.close();
        sync.close();
        background.shutdown();
        asking.shutdownNow();
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
