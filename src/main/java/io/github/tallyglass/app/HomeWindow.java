package io.github.tallyglass.app;

import io.github.tallyglass.desktop.Settings.WindowSize;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.main.Shortcuts;
import io.github.tallyglass.ui.requests.Dialogs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One window on a resident home. Shows what the cache has, then lets the service ask. All that it is made
/// of goes when it is closed. On the JavaFX thread.
final class HomeWindow {

    private static final Logger LOG = LoggerFactory.getLogger(HomeWindow.class);
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);

    /// As small as the screens are drawn for.
    private static final int LEAST_WIDTH = 1000;

    private static final int LEAST_HEIGHT = 700;

    private final Resident resident;
    private final Lifetime life = new Lifetime();
    private final ExecutorService background = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("question-", 1).factory());

    /// Gateways may take a minute to answer or to fail; questions to the cache must not stand behind them.
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

    private final Stage stage = new Stage();
    private final WindowParts parts;

    /// @param dialogs the system's, over the window that it is given
    /// @param lookAround opens the demo
    HomeWindow(
            Resident resident,
            Preferences preferences,
            String title,
            Locale system,
            Function<Supplier<Window>, Dialogs> dialogs,
            Runnable lookAround) {
        this.resident = resident;
        parts = new WindowParts(
                resident.home(),
                preferences,
                life.sync(resident.sync()),
                life,
                dialogs.apply(() -> stage),
                new DefinitionDialogs(() -> stage),
                new WhileOpen(background),
                new WhileOpen(asking),
                system,
                lookAround);
        var size = resident.home().settings().current().window();
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
        stage.setOnHiding(_ -> {
            remember();
            parts.closing();
        });
    }

    /// @param mayClose asked when the user wants to close it
    /// @param closed runs on the JavaFX thread once the window has gone
    void show(BooleanSupplier mayClose, Runnable closed) {
        stage.setOnCloseRequest(request -> {
            if (!mayClose.getAsBoolean()) {
                request.consume();
            }
        });
        // The event comes while the toolkit still takes the window down.
        stage.setOnHidden(_ -> Platform.runLater(closed));
        stage.show();
        parts.onFirstPicture(() -> {
            LOG.info("{} painted {} ms after the process began", stage.getTitle(), sinceStart());
            // The cache has spoken before any request is sent.
            resident.start();
        });
    }

    private static long sinceStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()).toMillis())
                .orElse(-1L);
    }

    /// Where the user sees it, whatever lay over it.
    void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    WindowParts parts() {
        return parts;
    }

    Stage stage() {
        return stage;
    }

    void hide() {
        stage.hide();
    }

    /// After it was hidden: subscriptions end, the scene goes, threads end with what they have in hand.
    void release() {
        life.close();
        stage.getScene().setRoot(new Group());
        stage.setScene(null);
        stage.getIcons().clear();
        background.shutdown();
        asking.shutdown();
        LOG.info("Window closed");
    }

    /// The program ends: nobody waits for gateways any more. From any thread.
    void abandon() {
        asking.shutdownNow();
    }

    /// What ends with this window.
    Lifetime life() {
        return life;
    }

    private void remember() {
        var settings = resident.home().settings();
        var scene = stage.getScene();
        var size = stage.isMaximized()
                ? settings.current().window()
                : new WindowSize((int) scene.getWidth(), (int) scene.getHeight(), false);
        settings.change(now -> now.withWindow(new WindowSize(size.width(), size.height(), stage.isMaximized())));
    }

    private static List<Image> icons() {
        return ICON_SIZES.stream()
                .map(size -> HomeWindow.class.getResourceAsStream("/icons/tallyglass-" + size + ".png"))
                .flatMap(file -> file == null ? Stream.empty() : Stream.of(new Image(file)))
                .toList();
    }
}
