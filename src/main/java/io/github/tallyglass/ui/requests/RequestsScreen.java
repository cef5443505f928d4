package io.github.tallyglass.ui.requests;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Screen;
import java.nio.file.Path;
import java.time.LocalDate;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The destination "Requests".
public final class RequestsScreen implements Screen {

    private final RequestsModel model;
    private final ExportModel exporting;
    private final TableExport writer;
    private final RequestsView view;

    /// @param writer writes rows to a file, in the background
    public RequestsScreen(
            RequestsModel model,
            ExportModel exporting,
            TableExport writer,
            Language language,
            CurrencySetting currency) {
        this.model = model;
        this.exporting = exporting;
        this.writer = writer;
        view = new RequestsView(model, exporting, language, currency, this::export);
    }

    @Override
    public String id() {
        return "requests";
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.LIST;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown(boolean now) {
        model.shown(now);
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public boolean export() {
        var answer = model.answerProperty().get();
        var order = model.exportOrder(Path.of("-"), false);
        if (answer == null || answer.count() == 0 || order == null) {
            return false;
        }
        var day = LocalDate.ofInstant(model.zone().now(), model.zone().zone());
        exporting.offer(
                "tallyglass-" + order.range().label().replaceAll("[^0-9A-Za-z.-]", "-") + "-" + day + ".csv",
                answer.count(),
                (file, bom, progress) -> writer.export(order.to(file, bom), progress));
        return true;
    }

    @Override
    public boolean closePane() {
        return exporting.close() || model.unselect();
    }
}
