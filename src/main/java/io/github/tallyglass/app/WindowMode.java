package io.github.tallyglass.app;

import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.text.Texts;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the program as a window: the toolkit starts while the home is opened beside it.
final class WindowMode {

    private static final Logger LOG = LoggerFactory.getLogger(WindowMode.class);

    private final Locale system;
    private final Supplier<Result<DemoMode>> demo;
    private final StopSignal stop;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param system the language where the settings follow the system
    /// @param demo starts the demo for "Look around"
    /// @param stop closes the window, as its user would
    WindowMode(Locale system, Supplier<Result<DemoMode>> demo, StopSignal stop) {
        this.system = system;
        this.demo = demo;
        this.stop = stop;
    }

    /// Blocks until the window is closed.
    ///
    /// @param title of the window
    /// @param opening opens the home, on the calling thread
    /// @return the exit code; the home is closed then
    int run(String title, Supplier<Result<Home>> opening) {
        Platform.startup(() -> Platform.setImplicitExit(false));
        try {
            return switch (opening.get()) {
                case Result.Ok<Home>(Home home) -> {
                    show(home, title);
                    yield 0;
                }
                case Result.Err<Home>(Failure failure) -> {
                    tell(failure);
                    yield 1;
                }
            };
        } finally {
            Platform.exit();
        }
    }

    private void show(Home home, String title) {
        var shown = new CountDownLatch(1);
        var windows = new @Nullable HomeWindow[1];
        Platform.runLater(() -> {
            try {
                var window = window(home, title);
                windows[0] = window;
                window.show(closed::countDown);
            } catch (RuntimeException broken) {
                LOG.error("The window cannot be shown", broken);
                closed.countDown();
            } finally {
                shown.countDown();
            }
        });
        await(shown);
        // Hidden first: a toolkit that ends under a visible window paints into nothing.
        try (var _ = stop.onStop(() -> Platform.runLater(() -> hide(windows[0])))) {
            await(closed);
        }
        var window = windows[0];
        if (window != null) {
            window.close();
        } else {
            home.close();
        }
    }

    private void hide(@Nullable HomeWindow window) {
        if (window == null) {
            closed.countDown();
        } else {
            window.hide();
        }
    }

    private HomeWindow window(Home home, String title) {
        return new HomeWindow(home, title, system, owner -> new SystemDialogs(owner, Browser::open), this::lookAround);
    }

    /// The demo in a window of its own; ends with it.
    private void lookAround() {
        Thread.startVirtualThread(() -> {
            switch (demo.get()) {
                case Result.Err<DemoMode>(Failure failure) -> tell(failure);
                case Result.Ok<DemoMode>(DemoMode started) -> {
                    switch (started.home()) {
                        case Result.Err<Home>(Failure failure) -> {
                            started.close();
                            tell(failure);
                        }
                        case Result.Ok<Home>(Home home) ->
                            Platform.runLater(() -> {
                                var window = window(home, ProgramRoot.DEMO_TITLE);
                                window.show(() -> Thread.startVirtualThread(() -> {
                                    window.close();
                                    started.close();
                                }));
                            });
                    }
                }
            }
        });
    }

    private void tell(Failure failure) {
        var told = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                var texts = new Texts(system);
                var alert = new Alert(Alert.AlertType.ERROR, texts.advice(failure), ButtonType.CLOSE);
                alert.setTitle("Tallyglass");
                alert.setHeaderText(texts.message(failure));
                alert.showAndWait();
            } finally {
                told.countDown();
            }
        });
        await(told);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
