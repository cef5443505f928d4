package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.ui.Language;

/// What every control of the rules needs.
record RulesContext(AlertsModel model, Language language) {

    /// As they hold now for the scope that is shown.
    ScopedChoices choices() {
        var known = model.knownProperty().get();
        return known == null
                ? new ScopedChoices(AlertBook.FIRST, null)
                : new ScopedChoices(
                        known.book(), known.account(model.scopeProperty().get()).orElse(null));
    }
}
