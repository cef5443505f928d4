package io.github.tallyglass.ui.overview;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Screen;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.SelectionModel;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Where the window opens.
public final class OverviewScreen implements Screen {

    private final OverviewModel model;
    private final SelectionModel selection;
    private final UserZone zone;
    private final ReportExport export;
    private final OverviewView view;

    public OverviewScreen(
            OverviewModel model,
            SelectionModel selection,
            Language language,
            CurrencySetting currency,
            UserZone zone,
            Preferences preferences,
            ReportExport export) {
        this.model = model;
        this.selection = selection;
        this.zone = zone;
        this.export = export;
        view = new OverviewView(model, language, currency, zone, preferences, this::export);
    }

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.BAR_CHART;
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

    /// The breakdown on display, with the filter on display.
    @Override
    public boolean export() {
        export.breakdown(
                zone.range(selection.selection().range()),
                selection.selection().filter(),
                model.splitProperty().get().grouping());
        return true;
    }
}
