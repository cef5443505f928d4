package io.github.tallyglass.ui.main;

import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// The keyboard: Ctrl+1…6 destinations, Ctrl+F filter, Ctrl+R refresh, Ctrl+E export, Ctrl+M money,
/// tokens or both, Ctrl+Shift+M masks names, F11 full screen, Esc closes panes, Backspace widens.
public final class Shortcuts {

    private static final KeyCode[] DIGITS = {
        KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6
    };

    private Shortcuts() {}

    public static void install(Scene scene, MainView view, MainModel model) {
        var keys = scene.getAccelerators();
        var screens = view.screens();
        for (var i = 0; i < DIGITS.length; i++) {
            // The last destination, the settings, keeps Ctrl+6 however many stand before it.
            var id = screens.get(Math.min(i, screens.size() - 1)).id();
            keys.put(ctrl(DIGITS[i]), () -> model.go(id));
        }
        keys.put(ctrl(KeyCode.F), view::focusFilter);
        keys.put(ctrl(KeyCode.R), view::refresh);
        keys.put(ctrl(KeyCode.M), view::countNext);
        keys.put(
                new KeyCodeCombination(KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                view::maskNext);
        keys.put(ctrl(KeyCode.E), () -> {
            var current = view.current();
            if (current != null) {
                current.export();
            }
        });
        keys.put(new KeyCodeCombination(KeyCode.F11), () -> {
            if (scene.getWindow() instanceof Stage stage) {
                stage.setFullScreen(!stage.isFullScreen());
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> plain(event, view, model));
    }

    /// Keys without Ctrl act only when no control took them: typing in a field stays typing.
    private static void plain(KeyEvent event, MainView view, MainModel model) {
        var current = view.current();
        if (current == null || event.isShortcutDown() || event.getTarget() instanceof TextInputControl) {
            return;
        }
        if (event.getCode() == KeyCode.BACK_SPACE) {
            model.widen();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE
                && Objects.requireNonNull(current).closePane()) {
            event.consume();
        }
    }

    private static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
