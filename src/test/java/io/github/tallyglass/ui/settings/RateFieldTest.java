package io.github.tallyglass.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Preferences;
import java.math.BigDecimal;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import org.junit.jupiter.api.Test;

class RateFieldTest {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Preferences preferences = Preferences.inMemory();
    private final CurrencySetting currency = new CurrencySetting(preferences);

    @Test
    void takesARateAndTakesItBack() throws Exception {
        OnFx.run(() -> {
            var field = new RateField(currency, new Language(preferences, Locale.ENGLISH));
            type(field, "7,25");
            assertThat(currency.rateProperty().get()).isEqualTo(new BigDecimal("7.25"));
            assertThat(field.getText()).isEqualTo("7.25");
            assertThat(new CurrencySetting(preferences).rateProperty().get()).isEqualTo(new BigDecimal("7.25"));

            type(field, "a lot");
            assertThat(currency.rateProperty().get()).isEqualTo(new BigDecimal("7.25"));
            assertThat(field.getPseudoClassStates()).contains(ERROR);

            type(field, "");
            assertThat(currency.rateProperty().get()).isNull();
            assertThat(field.getPseudoClassStates()).doesNotContain(ERROR);
        });
    }

    private static void type(RateField field, String text) {
        field.setText(text);
        field.fireEvent(new ActionEvent());
    }
}
