package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.UserZone;
import java.time.ZoneId;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/// The zones that Java knows, the system's first.
final class ZoneBox extends ComboBox<String> {

    private static final String SYSTEM_ZONE = "";

    private final Language language;

    ZoneBox(UserZone zone, Language language) {
        this.language = language;
        getItems().add(SYSTEM_ZONE);
        getItems()
                .addAll(Stream.concat(
                                Stream.of("UTC"),
                                ZoneId.getAvailableZoneIds().stream()
                                        .filter(id -> id.contains("/")
                                                && !id.startsWith("Etc/")
                                                && !id.startsWith("SystemV/"))
                                        .sorted())
                        .toList());
        setValue(zone.followsSystem() ? SYSTEM_ZONE : zone.zone().getId());
        setCellFactory(_ -> new ZoneCell());
        setButtonCell(new ZoneCell());
        accessibleTextProperty().bind(language.text("settings.zone"));
        setOnAction(_ -> {
            var wanted = getValue();
            if (wanted != null) {
                zone.choose(wanted);
            }
        });
    }

    /// The empty id reads as the system's zone.
    private final class ZoneCell extends ListCell<String> {
        @Override
        protected void updateItem(String id, boolean empty) {
            super.updateItem(id, empty);
            textProperty().unbind();
            if (empty || id == null) {
                setText(null);
            } else if (id.equals(SYSTEM_ZONE)) {
                textProperty().bind(language.text("settings.zone.system"));
            } else {
                setText(id);
            }
        }
    }
}
