package io.github.tallyglass.bench;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// What a window of JavaFX costs by itself.
public final class EmptyWindow {

    private EmptyWindow() {}

    public static void main(String[] args) {
        Platform.startup(() -> {
            Application.setUserAgentStylesheet(Application.STYLESHEET_MODENA);
            var stage = new Stage();
            stage.setTitle("Empty");
            stage.setScene(new Scene(new Label("empty"), 1440, 900));
            stage.show();
        });
    }
}
