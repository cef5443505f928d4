package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import javafx.scene.Parent;

/// The section "Sums".
final class SumsSection implements ReconcileSection {

    static final String ID = "sums";

    private final ReconcileModel model;
    private final SumsView view;

    SumsSection(ReconcileModel model, Language language, CurrencySetting currency) {
        this.model = model;
        view = new SumsView(model, language, currency);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Parent view() {
        return view;
    }

    /// The screen itself shows and hides the model: its buttons need the answer on every section.
    @Override
    public void shown(boolean now) {}

    @Override
    public boolean closePane() {
        if (model.onlyProperty().get() == null) {
            return false;
        }
        model.only(null);
        return true;
    }
}
