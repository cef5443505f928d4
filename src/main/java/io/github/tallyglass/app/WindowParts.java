package io.github.tallyglass.app;

import io.github.tallyglass.desktop.BuildInfo;
import io.github.tallyglass.sync.GatewayDefinitions;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Debounce;
import io.github.tallyglass.ui.Fx;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Screen;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.account.AccountsModel;
import io.github.tallyglass.ui.account.AccountsScreen;
import io.github.tallyglass.ui.account.AddAccountModel;
import io.github.tallyglass.ui.account.DefinitionFiles;
import io.github.tallyglass.ui.account.DefinitionModel;
import io.github.tallyglass.ui.account.HistoryModel;
import io.github.tallyglass.ui.account.WelcomeView;
import io.github.tallyglass.ui.filter.FilterBar;
import io.github.tallyglass.ui.filter.KnownValues;
import io.github.tallyglass.ui.filter.SelectionMemory;
import io.github.tallyglass.ui.main.MainModel;
import io.github.tallyglass.ui.main.MainView;
import io.github.tallyglass.ui.overview.OverviewModel;
import io.github.tallyglass.ui.overview.OverviewScreen;
import io.github.tallyglass.ui.reconcile.ComparisonModel;
import io.github.tallyglass.ui.reconcile.CoverageModel;
import io.github.tallyglass.ui.reconcile.PricesModel;
import io.github.tallyglass.ui.reconcile.PricesSection;
import io.github.tallyglass.ui.reconcile.ReconcileModel;
import io.github.tallyglass.ui.reconcile.ReconcileScreen;
import io.github.tallyglass.ui.requests.ColumnsModel;
import io.github.tallyglass.ui.requests.Dialogs;
import io.github.tallyglass.ui.requests.ExportModel;
import io.github.tallyglass.ui.requests.ExportingScreen;
import io.github.tallyglass.ui.requests.RequestsModel;
import io.github.tallyglass.ui.requests.RequestsScreen;
import io.github.tallyglass.ui.settings.AlertsSummary;
import io.github.tallyglass.ui.settings.Background;
import io.github.tallyglass.ui.settings.BackgroundModel;
import io.github.tallyglass.ui.settings.DataPlace;
import io.github.tallyglass.ui.settings.ListPricesModel;
import io.github.tallyglass.ui.settings.RetentionModel;
import io.github.tallyglass.ui.settings.SettingsScreen;
import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The window's models and views on an opened home. Made on the JavaFX thread; nothing here asks the disk.
final class WindowParts {

    final Theme theme;
    final Language language;
    final MainModel model;
    final MainView view;

    private final ComparisonModel comparing;
    private final OverviewModel overviewModel;
    private final RequestsModel requestsModel;

    /// @param life ends what is subscribed to outside the window
    /// @param background where questions to the cache run
    /// @param asking where gateways are asked
    /// @param process what goes on without the window
    /// @param lookAround opens the demo in a window of its own
    WindowParts(
            Home home,
            Background process,
            Preferences preferences,
            SyncControl sync,
            Lifetime life,
            Dialogs dialogs,
            DefinitionFiles definitions,
            Executor background,
            Executor asking,
            Locale system,
            Runnable lookAround) {
        var fx = new Fx();
        var queries = life.queries(home.queries());
        theme = new Theme(preferences, whileOpen(fx.colorScheme(), life));
        language = new Language(preferences, system);
        var zone = new UserZone(preferences, ZoneId.systemDefault(), home.clock());
        var currency = new CurrencySetting(preferences);
        var memory = new SelectionMemory(preferences);
        var selection = memory.open();
        var exports = new FileExports(queries);
        var exporting = new ExportModel(dialogs, preferences, background, fx, System::nanoTime);
        var adding = new AddAccountModel(
                home.accounts(),
                sync,
                new DefinitionModel(new GatewayDefinitions(), definitions, asking, fx),
                asking,
                fx);
        currency.rateProperty().subscribe((_, now) -> background.execute(() -> queries.useRate(now)));
        zone.zoneProperty().subscribe(now -> background.execute(() -> queries.useZone(now)));
        model = new MainModel(queries, sync, selection, zone, preferences, background, fx);
        overviewModel = new OverviewModel(queries, selection, zone, preferences, background, fx);
        var breakdowns = new OverviewScreen(
                overviewModel,
                selection,
                language,
                currency,
                zone,
                preferences,
                (range, filter, by) -> exports.offerBreakdown(exporting, range, filter, by));
        var overview = new ExportingScreen(breakdowns, exporting, language);
        requestsModel = new RequestsModel(
                queries,
                selection,
                new ColumnsModel(preferences),
                row -> home.prices().explain(row),
                background,
                fx,
                work -> new Debounce(fx, Debounce.OF_CHANGES, work),
                zone);
        var requests = new RequestsScreen(requestsModel, exporting, exports, language, currency);
        var accountsModel = new AccountsModel(
                queries,
                home.accounts(),
                sync,
                home.collectors()::enableStatistics,
                asking,
                fx,
                work -> new Debounce(fx, Debounce.OF_CHANGES, work));
        var accounts = new AccountsScreen(
                accountsModel, new HistoryModel(queries, zone, background, fx), adding, language, currency, zone);
        comparing = new ComparisonModel(home.reconciler(), home.readOnly(), asking, fx);
        UnaryOperator<Runnable> debounced = work -> new Debounce(fx, Debounce.OF_CHANGES, work);
        var reconcile = new ReconcileScreen(
                new ReconcileModel(
                        queries,
                        comparing,
                        selection,
                        zone,
                        preferences,
                        () -> model.go(requests.id()),
                        background,
                        fx,
                        debounced),
                new CoverageModel(queries, selection, zone, preferences, background, fx, debounced),
                List.of(new PricesSection(
                        new PricesModel(
                                queries, selection, zone, () -> model.go(requests.id()), background, fx, debounced),
                        language)),
                language,
                currency,
                preferences);
        var settings = new SettingsScreen(
                new SettingsScreen.Looks(theme, language, zone, currency),
                new SettingsScreen.Accounts(accountsModel, adding),
                new SettingsScreen.Keeping(
                        new BackgroundModel(preferences, process, asking, fx),
                        new AlertsSummary(() -> home.alerts().book(), background, fx),
                        () -> model.go("alerts"),
                        new RetentionModel(preferences, home.retention(), asking, fx),
                        new DataPlace(
                                home.places().database(),
                                () -> sizeOf(home.places().database()),
                                BuildInfo.read().version(),
                                dialogs::openFolder)),
                new SettingsScreen.Prices(
                        new ListPricesModel(home.prices(), asking, fx), definitions::chooseDefinition),
                asking,
                fx);
        var alerts = WindowAlerts.screen(
                home.alerts(),
                queries,
                new WindowAlerts.Shown(selection, memory, language, zone, preferences),
                background,
                asking,
                model::openAccount);
        var _ = life.bind(alerts::close);
        List<Screen> screens = List.of(overview, requests, accounts, reconcile, alerts, settings);
        view = new MainView(
                model,
                screens,
                new FilterBar(selection, memory, new KnownValues(queries, background, fx), language, zone),
                new WelcomeView(adding, language, currency, lookAround),
                language,
                zone,
                currency);
    }

    /// With what is written ahead of it; what cannot be read takes nothing.
    private static long sizeOf(Path database) {
        return Stream.of("", "-wal", "-shm")
                .map(end ->
                        database.resolveSibling(database.getFileName() + end).toFile())
                .mapToLong(File::length)
                .sum();
    }

    /// A value that follows the system's as long as the window lives: the system's outlives it.
    private static <T> ObservableValue<T> whileOpen(ObservableValue<T> outer, Lifetime life) {
        var copy = new ReadOnlyObjectWrapper<T>();
        var _ = life.bind(outer.subscribe(copy::set)::unsubscribe);
        return copy.getReadOnlyProperty();
    }

    /// Brings an account into view as soon as the accounts are known.
    ///
    /// @param login `""` for the account itself
    void openAccount(String account, String login) {
        FirstPicture.await(
                List.of(model.accountsProperty()),
                () -> model.accountsProperty().get() != null,
                () -> model.openAccount(account, login));
    }

    /// The window goes: what asks gateways ends after the day under way.
    void closing() {
        comparing.cancel();
    }

    /// Runs `work` once the screen that the window opens with shows what the cache has.
    void onFirstPicture(Runnable work) {
        FirstPicture.await(
                List.of(
                        model.accountsProperty(),
                        model.noticeProperty(),
                        overviewModel.overviewProperty(),
                        overviewModel.failureProperty(),
                        requestsModel.rowsProperty(),
                        requestsModel.failureProperty()),
                this::isAnswered,
                work);
    }

    private boolean isAnswered() {
        var accounts = model.accountsProperty().get();
        if (accounts == null || accounts.isEmpty()) {
            return accounts != null || model.noticeProperty().get() != null;
        }
        return switch (model.destinationProperty().get()) {
            case "overview" ->
                overviewModel.overviewProperty().get() != null
                        || overviewModel.failureProperty().get() != null;
            case "requests" ->
                requestsModel.rowsProperty().get() != null
                        || requestsModel.failureProperty().get() != null;
            default -> true;
        };
    }
}
