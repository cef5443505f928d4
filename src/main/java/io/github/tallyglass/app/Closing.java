package io.github.tallyglass.app;

import io.github.tallyglass.ui.Preferences;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// What it means that the user closes the window: the tray keeps the program, or it ends. Never hides a
/// program that nobody could bring back.
///
/// @param kept whether a tray shows the program at the moment
/// @param collects whether accounts are read by this process
record Closing(Preferences preferences, BooleanSupplier kept, boolean collects) {

    static final String PREFERENCE = "close";
    static final String TRAY = "tray";
    static final String QUIT = "quit";

    private static final String TOLD = "told-no-tray";

    /// A window that ends its program, and says nothing of it.
    static Closing always(Preferences preferences) {
        return new Closing(preferences, () -> false, false);
    }

    /// Whether the program goes on without its window.
    boolean staysInTray() {
        return wantsTray() && kept.getAsBoolean();
    }

    private boolean wantsTray() {
        return preferences.get(PREFERENCE, TRAY).equals(TRAY)
                && preferences.get(TrayPresence.PREFERENCE, "on").equals("on");
    }

    /// Says once that closing ends the program here. On the JavaFX thread.
    ///
    /// @return whether the window may close
    boolean agreed(WindowParts parts, Window owner) {
        if (!collects || !wantsTray() || kept.getAsBoolean() || !preferences.get(TOLD, "").isEmpty()) {
            return true;
        }
        preferences.put(TOLD, "yes");
        var language = parts.language;
        var quit = new ButtonType(language.get("tray.no-host.quit"), ButtonData.OK_DONE);
        var stay = new ButtonType(language.get("tray.no-host.stay"), ButtonData.CANCEL_CLOSE);
        var told = new Alert(Alert.AlertType.INFORMATION, language.get("tray.no-host.then"), quit, stay);
        told.initOwner(owner);
        told.setTitle("Tallyglass");
        told.setHeaderText(language.get("tray.no-host.what"));
        parts.theme.dress(told.getDialogPane().getScene());
        return told.showAndWait().filter(quit::equals).isPresent();
    }
}
