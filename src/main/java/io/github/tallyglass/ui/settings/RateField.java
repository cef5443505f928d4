package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/// The user's own exchange rate: taken on Enter and when the field is left; empty takes it back.
final class RateField extends TextField {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final CurrencySetting currency;
    private final Language language;

    RateField(CurrencySetting currency, Language language) {
        this.currency = currency;
        this.language = language;
        setPrefColumnCount(7);
        promptTextProperty().bind(language.text("settings.rate.prompt"));
        accessibleTextProperty().bind(language.text("settings.rate"));
        currency.rateProperty().subscribe(rate -> setText(rate == null ? "" : rate.toPlainString()));
        setOnAction(_ -> take());
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                take();
            }
        });
    }

    private void take() {
        var typed = getText().strip();
        var rate = QuotaUnit.rateOf(typed);
        var fine = typed.isEmpty() || rate.isPresent();
        pseudoClassStateChanged(ERROR, !fine);
        setTooltip(fine ? null : new Tooltip(language.get("settings.rate.bad")));
        var wanted = rate.orElse(null);
        var now = currency.rateProperty().get();
        if (fine && (wanted == null ? now != null : !wanted.equals(now))) {
            currency.useRate(wanted);
        }
    }
}
