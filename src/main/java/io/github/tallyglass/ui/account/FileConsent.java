package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Failure;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// The user's consent to a file for the token, which is asked for only where saving found no keyring.
final class FileConsent {

    private final BooleanProperty given = new SimpleBooleanProperty(false);
    private final ReadOnlyBooleanWrapper needed = new ReadOnlyBooleanWrapper(false);

    BooleanProperty givenProperty() {
        return given;
    }

    ReadOnlyBooleanProperty neededProperty() {
        return needed.getReadOnlyProperty();
    }

    boolean isGiven() {
        return needed.get() && given.get();
    }

    /// Asked for and not given.
    boolean isMissing() {
        return needed.get() && !given.get();
    }

    /// Once there is no keyring it is needed until the dialog closes.
    void learn(Failure failure) {
        needed.set(needed.get() || failure instanceof Failure.NoKeyring);
    }

    void forget() {
        given.set(false);
        needed.set(false);
    }
}
