package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.ui.Language;
import javafx.scene.Parent;

/// The section "Coverage".
final class CoverageSection implements ReconcileSection {

    static final String ID = "coverage";

    private final CoverageModel model;
    private final CoverageView view;

    CoverageSection(CoverageModel model, Language language) {
        this.model = model;
        view = new CoverageView(model, language);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown(boolean now) {
        model.show(now);
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}
