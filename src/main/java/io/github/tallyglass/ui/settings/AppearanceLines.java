package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Theme;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/// Colours and language.
final class AppearanceLines {

    private AppearanceLines() {}

    static VBox panel(Theme theme, Language language) {
        return SettingsSection.panel(
                new SettingLine(
                        language,
                        "theme",
                        Choosing.of(
                                List.of(Theme.Choice.values()),
                                "theme",
                                language,
                                theme.choiceProperty(),
                                theme::choose)),
                new SettingLine(
                        language,
                        "language",
                        Choosing.of(
                                List.of(Language.Choice.values()),
                                choice -> name(choice, language),
                                "language",
                                language.choiceProperty(),
                                language::choose)));
    }

    /// Languages are named in themselves, so that a wrong choice can be undone by whoever cannot read it.
    private static ObservableValue<String> name(Language.Choice choice, Language language) {
        return switch (choice) {
            case SYSTEM -> language.text("settings.language.system");
            case ENGLISH -> new SimpleStringProperty("English");
            case CHINESE -> new SimpleStringProperty("中文");
        };
    }
}
