package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Screen;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.UserZone;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Each choice takes effect at once and is remembered.
public final class SettingsScreen implements Screen {

    private final ScrollPane view;
    private final ListPricesModel prices;

    /// @param choosePrices asks for a file with a list of prices
    public SettingsScreen(
            Theme theme,
            Language language,
            UserZone zone,
            CurrencySetting currency,
            ListPricesModel prices,
            Supplier<Optional<Path>> choosePrices) {
        this.prices = prices;
        var content = new SettingsView(theme, language, zone, currency);
        content.getChildren().add(new ListPricesView(prices, choosePrices, language));
        view = new ScrollPane(content);
        view.setFitToWidth(true);
        view.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        view.accessibleTextProperty().bind(language.text("nav.settings"));
    }

    @Override
    public void shown(boolean now) {
        if (now) {
            prices.read();
        }
    }

    @Override
    public void refresh() {
        prices.read();
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.GEAR;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public boolean filtered() {
        return false;
    }
}
