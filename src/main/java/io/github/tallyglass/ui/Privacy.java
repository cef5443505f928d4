package io.github.tallyglass.ui;

import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.text.MaskedNames;
import io.github.tallyglass.text.Names;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// Whether names of accounts, logins, keys, users and hosts are masked where they are shown, for
/// screenshots. What is exported, filtered, typed and copied stays whole. The window's texts follow
/// ([Language]): views ask them for each name, and are worded anew when this changes.
public final class Privacy {

    /// Kept under this key: `on` or `off`.
    public static final String PREFERENCE = "mask";

    private final Preferences preferences;
    private final ReadOnlyBooleanWrapper masked;
    private final MaskedNames masks =
            new MaskedNames(System.getProperty("user.home", ""), System.getProperty("user.name", ""));

    public Privacy(Preferences preferences) {
        this.preferences = preferences;
        masked = new ReadOnlyBooleanWrapper(preferences.get(PREFERENCE, "off").equals("on"));
    }

    // Properties

    public ReadOnlyBooleanProperty maskedProperty() {
        return masked.getReadOnlyProperty();
    }

    public boolean masked() {
        return masked.get();
    }

    /// How names are said now.
    public Names names() {
        return masked.get() ? masks : Names.WHOLE;
    }

    /// A name as it is to be shown now.
    public String name(String whole) {
        return names().name(whole);
    }

    // Commands

    public void mask(boolean wanted) {
        preferences.put(PREFERENCE, wanted ? "on" : "off");
        masked.set(wanted);
    }

    public void toggle() {
        mask(!masked.get());
    }

    /// The user's own names, which may stand in sentences that others wrote: failures, notes of servers.
    ///
    /// @param accounts null where they are not known yet
    public void learn(@Nullable List<AccountView> accounts) {
        for (var view : accounts == null ? List.<AccountView>of() : accounts) {
            var account = view.account();
            masks.learn(List.of(
                    account.name(), account.host(), String.valueOf(account.url().getHost())));
            masks.learn(view.readings().logins().stream()
                    .map(each -> each.login().label())
                    .toList());
        }
    }
}
