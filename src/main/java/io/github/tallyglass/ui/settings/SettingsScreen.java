package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Screen;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.account.AccountList;
import io.github.tallyglass.ui.account.AccountsModel;
import io.github.tallyglass.ui.account.AddAccountModel;
import io.github.tallyglass.ui.account.AddAccountView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The destination "Settings". Each choice takes effect at once and is remembered.
public final class SettingsScreen implements Screen {

    /// How the program looks and counts.
    public record Looks(Theme theme, Language language, UserZone zone, CurrencySetting currency) {}

    /// What is read, and how it is edited.
    public record Accounts(AccountsModel model, AddAccountModel adding) {}

    /// What goes on without the window, and what is kept.
    ///
    /// @param openAlerts goes to the screen of the alerts
    public record Keeping(
            BackgroundModel background,
            AlertsSummary alerts,
            Runnable openAlerts,
            RetentionModel retention,
            DataPlace place) {}

    /// Lists of prices.
    ///
    /// @param choose asks for a file with one
    public record Prices(ListPricesModel model, Supplier<Optional<Path>> choose) {}

    private final StackPane view;
    private final Accounts accounts;
    private final Keeping keeping;
    private final Prices prices;
    private final DataView data;

    /// @param background where the disk is asked
    public SettingsScreen(
            Looks looks, Accounts accounts, Keeping keeping, Prices prices, Executor background, Executor fx) {
        this.accounts = accounts;
        this.keeping = keeping;
        this.prices = prices;
        var language = looks.language();
        data = new DataView(keeping.retention(), keeping.place(), language, background, fx);
        var list = new AccountList(accounts.model(), accounts.adding(), language, looks.currency(), looks.zone());
        var sections = List.of(
                new SettingsSection("accounts", language, list).with(list.add()),
                new SettingsSection("appearance", language, AppearanceLines.panel(looks.theme(), language)),
                new SettingsSection("money", language, MoneyLines.panel(looks.zone(), looks.currency(), language)),
                new SettingsSection("background", language, new BackgroundView(keeping.background(), language)),
                new SettingsSection(
                        "alerts", language, new AlertsView(keeping.alerts(), language, keeping.openAlerts())),
                new SettingsSection("privacy", language, new PrivacyView(language)),
                new SettingsSection("data", language, data),
                new SettingsSection("prices", language, new ListPricesView(prices.model(), prices.choose(), language)));
        var settings = new SettingsView(sections, language);
        settings.disableProperty().bind(accounts.adding().openProperty());
        view = new StackPane(settings, new AddAccountView(accounts.adding(), language, looks.currency()));
    }

    @Override
    public void shown(boolean now) {
        if (now) {
            read();
        }
    }

    @Override
    public void refresh() {
        accounts.model().read();
        read();
    }

    private void read() {
        keeping.background().read();
        keeping.alerts().read();
        data.read();
        prices.model().read();
    }

    @Override
    public boolean closePane() {
        return accounts.adding().close();
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
