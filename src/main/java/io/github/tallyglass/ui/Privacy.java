package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Masks;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Whether names of accounts, logins, keys and users are masked where they are shown, for screenshots. What
/// is exported, filtered and copied stays whole.
public final class Privacy {

    /// Kept under this key: `on` or `off`.
    public static final String PREFERENCE = "mask";

    private final Preferences preferences;
    private final ReadOnlyBooleanWrapper masked;

    public Privacy(Preferences preferences) {
        this.preferences = preferences;
        masked = new ReadOnlyBooleanWrapper(preferences.get(PREFERENCE, "off").equals("on"));
    }

    public ReadOnlyBooleanProperty maskedProperty() {
        return masked.getReadOnlyProperty();
    }

    public void mask(boolean wanted) {
        preferences.put(PREFERENCE, wanted ? "on" : "off");
        masked.set(wanted);
    }

    /// A name as it is to be shown now.
    public String name(String whole) {
        return masked.get() ? Masks.name(whole) : whole;
    }
}
