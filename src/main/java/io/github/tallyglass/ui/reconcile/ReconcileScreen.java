package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The destination "Reconcile".
public final class ReconcileScreen implements Screen {

    private final ReconcileModel model;
    private final ReconcileView view;

    /// @param further sections after Sums and Coverage; `reconcile.section.ID` names each
    public ReconcileScreen(
            ReconcileModel model,
            CoverageModel coverage,
            List<ReconcileSection> further,
            Language language,
            CurrencySetting currency,
            Preferences preferences) {
        this.model = model;
        var sections = new ArrayList<ReconcileSection>();
        sections.add(new SumsSection(model, language, currency));
        sections.add(new CoverageSection(coverage, language));
        sections.addAll(further);
        view = new ReconcileView(model, sections, language, preferences);
    }

    /// Opens a section by its word: `sums`, `coverage`.
    public void open(String section) {
        view.open(section);
    }

    @Override
    public String id() {
        return "reconcile";
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.CHECK2;
    }

    @Override
    public Parent view() {
        return view;
    }

    /// A gateway tells sums of whole accounts.
    @Override
    public boolean filteredBy(Dimension dimension) {
        return dimension == Dimension.ACCOUNT;
    }

    @Override
    public void shown(boolean now) {
        model.show(now);
        view.shown(now);
    }

    @Override
    public void refresh() {
        model.refresh();
        view.current().refresh();
    }

    @Override
    public boolean closePane() {
        return view.current().closePane();
    }
}
