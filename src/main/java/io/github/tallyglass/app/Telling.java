package io.github.tallyglass.app;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.text.Texts;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;

/// A dialog of its own for what keeps a window from opening.
final class Telling {

    private Telling() {}

    /// Waits until the user has read it; never on the JavaFX thread.
    static void tell(Failure failure, Locale language) {
        var told = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                var texts = new Texts(language);
                var alert = new Alert(Alert.AlertType.ERROR, texts.advice(failure), ButtonType.CLOSE);
                alert.setTitle(ProgramRoot.TITLE);
                alert.setHeaderText(texts.message(failure));
                alert.showAndWait();
            } finally {
                told.countDown();
            }
        });
        try {
            told.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
