package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Screen;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.UserZone;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Each choice takes effect at once and is remembered.
public final class SettingsScreen implements Screen {

    private final SettingsView view;

    public SettingsScreen(Theme theme, Language language, UserZone zone, CurrencySetting currency) {
        view = new SettingsView(theme, language, zone, currency);
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
