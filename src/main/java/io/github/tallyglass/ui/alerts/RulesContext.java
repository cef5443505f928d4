package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Privacy;

/// What every control of the rules needs.
record RulesContext(AlertsModel model, Language language, Privacy privacy) {

    /// As they hold now for the scope that is shown.
    ScopedChoices choices() {
        var known = model.knownProperty().get();
        return known == null
                ? new ScopedChoices(AlertBook.FIRST, null)
                : new ScopedChoices(
                        known.book(), known.account(model.scopeProperty().get()).orElse(null));
    }
}
