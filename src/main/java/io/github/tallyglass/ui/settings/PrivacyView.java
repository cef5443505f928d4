package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Language;
import javafx.scene.layout.VBox;

/// Whether names are masked.
final class PrivacyView extends VBox {

    PrivacyView(Language language) {
        var privacy = language.privacy();
        getChildren()
                .add(SettingsSection.panel(new SettingLine(
                        language,
                        "mask",
                        Choosing.onOff(
                                "mask", language, privacy.maskedProperty().map(on -> on), privacy::mask))));
    }
}
