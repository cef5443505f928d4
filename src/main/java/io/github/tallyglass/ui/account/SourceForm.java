package io.github.tallyglass.ui.account;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The fields of an account that is no gateway. Lives on the JavaFX thread.
public final class SourceForm {

    private final StringProperty mode = new SimpleStringProperty("");
    private final StringProperty credentials = new SimpleStringProperty("");

    SourceForm() {}

    /// How a queue is read: `pop`, `shared`, `http`; `""` as it works.
    public StringProperty modeProperty() {
        return mode;
    }

    /// A token file or a folder of such; `""` for the usual one.
    public StringProperty credentialsProperty() {
        return credentials;
    }

    SourceSettings settings() {
        return new SourceSettings(mode.get(), credentials.get());
    }

    void keep(SourceSettings settings) {
        mode.set(settings.mode());
        credentials.set(settings.credentials());
    }
}
