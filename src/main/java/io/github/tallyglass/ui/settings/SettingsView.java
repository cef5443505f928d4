package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Segments;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.UserZone;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One line a setting: its name, what it does, the choice.
final class SettingsView extends VBox {

    private static final String SYSTEM_ZONE = "";

    private final Language language;

    SettingsView(Theme theme, Language language, UserZone zone, CurrencySetting currency) {
        this.language = language;
        getStyleClass().add("settings");
        var panel = new VBox(
                line("theme", choice(List.of(Theme.Choice.values()), "theme", theme.choiceProperty(), theme::choose)),
                line("language", languages()),
                line("zone", zones(zone)),
                line(
                        "currency",
                        choice(
                                List.of(CurrencySetting.Choice.values()),
                                "currency",
                                currency.choiceProperty(),
                                currency::choose)),
                line("rate", new RateField(currency, language)));
        panel.getChildren().getLast().getStyleClass().add("last");
        panel.getStyleClass().addAll("panel", "setting-list");
        getChildren().add(panel);
    }

    private HBox line(String key, Node control) {
        var note = Nodes.label(language.text("settings." + key + ".note"), "faint", "small");
        note.setWrapText(true);
        var words = new VBox(2, Nodes.label(language.text("settings." + key), "strong"), note);
        words.setMinWidth(160);
        var line = new HBox(16, words, Nodes.spring(), control);
        line.getStyleClass().add("setting");
        return line;
    }

    private <E extends Enum<E>> Segments<E> choice(
            List<E> values, String key, ReadOnlyObjectProperty<E> current, Consumer<E> choose) {
        var segments = new Segments<>(values, value -> language.text("settings." + key + "." + Choices.word(value)));
        segments.setMinWidth(USE_PREF_SIZE);
        current.subscribe(now -> segments.valueProperty().set(now));
        segments.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null && wanted != current.get()) {
                choose.accept(wanted);
            }
        });
        return segments;
    }

    /// Languages are named in themselves, so that a wrong choice can be undone by whoever cannot read it.
    private Segments<Language.Choice> languages() {
        var segments = new Segments<>(List.of(Language.Choice.values()), this::languageName);
        segments.setMinWidth(USE_PREF_SIZE);
        language.choiceProperty().subscribe(now -> segments.valueProperty().set(now));
        segments.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null && wanted != language.choiceProperty().get()) {
                language.choose(wanted);
            }
        });
        return segments;
    }

    private ObservableValue<String> languageName(Language.Choice choice) {
        return switch (choice) {
            case SYSTEM -> language.text("settings.language.system");
            case ENGLISH -> new SimpleStringProperty("English");
            case CHINESE -> new SimpleStringProperty("中文");
        };
    }

    private ComboBox<String> zones(UserZone zone) {
        var box = new ComboBox<String>();
        box.getItems().add(SYSTEM_ZONE);
        box.getItems()
                .addAll(Stream.concat(
                                Stream.of("UTC"),
                                ZoneId.getAvailableZoneIds().stream()
                                        .filter(id -> id.contains("/")
                                                && !id.startsWith("Etc/")
                                                && !id.startsWith("SystemV/"))
                                        .sorted())
                        .toList());
        box.setValue(zone.followsSystem() ? SYSTEM_ZONE : zone.zone().getId());
        box.setCellFactory(_ -> new ZoneCell());
        box.setButtonCell(new ZoneCell());
        box.accessibleTextProperty().bind(language.text("settings.zone"));
        box.setOnAction(_ -> {
            var wanted = box.getValue();
            if (wanted != null) {
                zone.choose(wanted);
            }
        });
        return box;
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
