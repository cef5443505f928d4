package io.github.tallyglass.app;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// Says that closing the window ends the program, where no tray keeps it.
final class NoTrayDialog {

    private NoTrayDialog() {}

    /// Waits for the answer, on the JavaFX thread.
    ///
    /// @return whether the window may close
    static boolean agreed(WindowParts parts, Window owner) {
        var language = parts.language;
        var quit = new ButtonType(language.get("tray.no-host.quit"), ButtonData.OK_DONE);
        var stay = new ButtonType(language.get("tray.no-host.stay"), ButtonData.CANCEL_CLOSE);
        var told = new Alert(Alert.AlertType.INFORMATION, language.get("tray.no-host.then"), quit, stay);
        told.initOwner(owner);
        told.setTitle(ProgramRoot.TITLE);
        told.setHeaderText(language.get("tray.no-host.what"));
        parts.theme.dress(told.getDialogPane().getScene());
        return told.showAndWait().filter(quit::equals).isPresent();
    }
}
