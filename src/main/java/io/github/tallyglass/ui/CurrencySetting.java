package io.github.tallyglass.ui;

import io.github.tallyglass.domain.QuotaUnit;
import java.math.BigDecimal;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The currency in which sums are shown (the other one stands beside it), and the rate for where no
/// gateway says one.
public final class CurrencySetting {

    public static final String PREFERENCE = "currency";
    public static final String RATE = "rate";

    /// What amounts are shown in.
    public enum Choice {
        /// As each gateway's own pages do.
        SITE,
        USD,
        CNY,
        /// Quota units, as the gateways count.
        UNITS
    }

    public static final String COUNTED = "counted";

    /// What of usage is shown.
    public enum Counted {
        BOTH,
        MONEY,
        TOKENS;

        public boolean money() {
            return this != TOKENS;
        }

        public boolean tokens() {
            return this != MONEY;
        }
    }

    private final Preferences preferences;
    private final ReadOnlyObjectWrapper<Choice> choice;
    private final ReadOnlyObjectWrapper<Counted> counted;
    private final ReadOnlyObjectWrapper<@Nullable BigDecimal> rate;

    public CurrencySetting(Preferences preferences) {
        this.preferences = preferences;
        choice = new ReadOnlyObjectWrapper<>(Choices.of(Choice.class, preferences.get(PREFERENCE, ""), Choice.SITE));
        counted = new ReadOnlyObjectWrapper<>(Choices.of(Counted.class, preferences.get(COUNTED, ""), Counted.BOTH));
        rate = new ReadOnlyObjectWrapper<>(
                QuotaUnit.rateOf(preferences.get(RATE, "")).orElse(null));
    }

    public ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /// Whether usage is shown as money, as tokens or as both.
    public ReadOnlyObjectProperty<Counted> countedProperty() {
        return counted.getReadOnlyProperty();
    }

    public Counted counted() {
        return counted.get();
    }

    public void count(Counted wanted) {
        preferences.put(COUNTED, Choices.word(wanted));
        counted.set(wanted);
    }

    /// Runs `show` now and whenever amounts are to be shown in another way.
    public void subscribe(Runnable show) {
        choice.subscribe(_ -> show.run());
        counted.subscribe((_, _) -> show.run());
    }

    /// Yuan for one dollar where a gateway says no rate; null for none.
    public ReadOnlyObjectProperty<@Nullable BigDecimal> rateProperty() {
        return rate.getReadOnlyProperty();
    }

    public Amounts amounts() {
        return switch (choice.get()) {
            case SITE -> Amounts.AS_SITES_DO;
            case USD -> new Amounts("USD");
            case CNY -> new Amounts("CNY");
            case UNITS -> Amounts.UNITS;
        };
    }

    public void choose(Choice wanted) {
        preferences.put(PREFERENCE, Choices.word(wanted));
        choice.set(wanted);
    }

    public void useRate(@Nullable BigDecimal wanted) {
        preferences.put(RATE, wanted == null ? "" : wanted.toPlainString());
        rate.set(wanted);
    }
}
