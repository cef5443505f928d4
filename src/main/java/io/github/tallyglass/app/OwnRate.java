package io.github.tallyglass.app;

import io.github.tallyglass.desktop.SettingsFile;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.ui.CurrencySetting;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The exchange rate that the user set for where no gateway says one.
final class OwnRate {

    private OwnRate() {}

    /// Yuan for one dollar; null where none is set.
    static @Nullable BigDecimal of(SettingsFile settings) {
        return QuotaUnit.rateOf(settings.get(CurrencySetting.RATE, "")).orElse(null);
    }
}
