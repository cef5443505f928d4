package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import javafx.scene.layout.VBox;

/// Where days begin, and what sums are shown in.
final class MoneyLines {

    private MoneyLines() {}

    static VBox panel(UserZone zone, CurrencySetting currency, Language language) {
        return SettingsSection.panel(
                new SettingLine(language, "zone", new ZoneBox(zone, language)),
                new SettingLine(
                        language,
                        "currency",
                        Choosing.of(
                                List.of(CurrencySetting.Choice.values()),
                                "currency",
                                language,
                                currency.choiceProperty(),
                                currency::choose)),
                new SettingLine(language, "rate", new RateField(currency, language)));
    }
}
