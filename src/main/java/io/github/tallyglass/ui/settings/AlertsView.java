package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One line on alerts, and the way to their screen.
final class AlertsView extends VBox {

    /// @param open goes to the screen of the alerts
    AlertsView(AlertsSummary model, Language language, Runnable open) {
        var button = Nodes.button(language.text("settings.alerts.open"), open);
        button.setId("settings-open-alerts");
        button.setMinWidth(USE_PREF_SIZE);
        var hours = Bindings.createStringBinding(
                () -> {
                    var book = model.bookProperty().get();
                    return language.get("settings.alerts.note")
                            + (language.texts().isChinese() ? "" : " ")
                            + quiet(book == null ? null : book.quietHours(), language);
                },
                model.bookProperty(),
                language.textsProperty());
        getChildren().add(SettingsSection.panel(new SettingLine(language.text("settings.alerts"), hours, button)));
    }

    private static String quiet(@Nullable QuietHours hours, Language language) {
        return hours == null
                ? language.get("settings.alerts.no-quiet-hours")
                : language.get(
                        "settings.alerts.quiet-hours",
                        hours.from().toString(),
                        hours.to().toString());
    }
}
