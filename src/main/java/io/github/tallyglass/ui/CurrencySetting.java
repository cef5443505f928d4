package io.github.tallyglass.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The currency in which sums are shown; the other one stands beside it.
public final class CurrencySetting {

    public static final String PREFERENCE = "currency";

    /// The two currencies that gateways of this family bill in.
    public enum Choice {
        USD,
        CNY
    }

    private final Preferences preferences;
    private final ReadOnlyObjectWrapper<Choice> choice;

    public CurrencySetting(Preferences preferences) {
        this.preferences = preferences;
        choice = new ReadOnlyObjectWrapper<>(Choices.of(Choice.class, preferences.get(PREFERENCE, ""), Choice.USD));
    }

    public ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    public Amounts amounts() {
        return new Amounts(choice.get().name());
    }

    public void choose(Choice wanted) {
        preferences.put(PREFERENCE, Choices.word(wanted));
        choice.set(wanted);
    }
}
