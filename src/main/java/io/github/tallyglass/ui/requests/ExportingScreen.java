package io.github.tallyglass.ui.requests;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/// Another screen with the export bar above it, so that a table of it is exported on the same way as the
/// requests are.
public final class ExportingScreen implements Screen {

    private final Screen screen;
    private final ExportModel exporting;
    private final VBox view;

    public ExportingScreen(Screen screen, ExportModel exporting, Language language) {
        this.screen = screen;
        this.exporting = exporting;
        var bar = new ExportBar(exporting, language);
        bar.getStyleClass().add("above");
        VBox.setVgrow(screen.view(), Priority.ALWAYS);
        view = new VBox(bar, screen.view());
    }

    @Override
    public String id() {
        return screen.id();
    }

    @Override
    public Ikon icon() {
        return screen.icon();
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public boolean filtered() {
        return screen.filtered();
    }

    @Override
    public List<Node> actions() {
        return screen.actions();
    }

    @Override
    public void shown(boolean now) {
        screen.shown(now);
    }

    @Override
    public void refresh() {
        screen.refresh();
    }

    @Override
    public boolean export() {
        return screen.export();
    }

    @Override
    public boolean closePane() {
        return exporting.close() || screen.closePane();
    }

    @Override
    public void reveal(String account, String login) {
        screen.reveal(account, login);
    }
}
