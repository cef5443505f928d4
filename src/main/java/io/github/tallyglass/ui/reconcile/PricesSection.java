package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.ui.Language;
import javafx.scene.Parent;

/// The section "Prices".
public final class PricesSection implements ReconcileSection {

    private final PricesModel model;
    private final PricesView view;

    public PricesSection(PricesModel model, Language language) {
        this.model = model;
        view = new PricesView(model, language);
    }

    @Override
    public String id() {
        return "prices";
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
