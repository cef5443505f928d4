package io.github.tallyglass.ui.screens;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.sync.GatewayDefinitions;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.FakePrices;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.FakeSync;
import io.github.tallyglass.ui.Fx;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Privacy;
import io.github.tallyglass.ui.Screen;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.account.AccountsModel;
import io.github.tallyglass.ui.account.AccountsScreen;
import io.github.tallyglass.ui.account.AddAccountModel;
import io.github.tallyglass.ui.account.DefinitionFiles;
import io.github.tallyglass.ui.account.DefinitionModel;
import io.github.tallyglass.ui.account.FakeAccounts;
import io.github.tallyglass.ui.account.HistoryModel;
import io.github.tallyglass.ui.account.StatisticsSwitch;
import io.github.tallyglass.ui.account.WelcomeView;
import io.github.tallyglass.ui.alerts.AlertsModel;
import io.github.tallyglass.ui.alerts.AlertsScreen;
import io.github.tallyglass.ui.alerts.BudgetsModel;
import io.github.tallyglass.ui.alerts.FakeAlerts;
import io.github.tallyglass.ui.filter.FilterBar;
import io.github.tallyglass.ui.filter.KnownValues;
import io.github.tallyglass.ui.filter.SelectionMemory;
import io.github.tallyglass.ui.filter.SelectionModel;
import io.github.tallyglass.ui.main.MainModel;
import io.github.tallyglass.ui.main.MainView;
import io.github.tallyglass.ui.overview.OverviewModel;
import io.github.tallyglass.ui.overview.OverviewScreen;
import io.github.tallyglass.ui.reconcile.ComparisonModel;
import io.github.tallyglass.ui.reconcile.CoverageModel;
import io.github.tallyglass.ui.reconcile.FakeReconciler;
import io.github.tallyglass.ui.reconcile.PricesModel;
import io.github.tallyglass.ui.reconcile.PricesSection;
import io.github.tallyglass.ui.reconcile.ReconcileModel;
import io.github.tallyglass.ui.reconcile.ReconcileScreen;
import io.github.tallyglass.ui.requests.ColumnsModel;
import io.github.tallyglass.ui.requests.ExportModel;
import io.github.tallyglass.ui.requests.FakeDialogs;
import io.github.tallyglass.ui.requests.RequestsModel;
import io.github.tallyglass.ui.requests.RequestsScreen;
import io.github.tallyglass.ui.settings.AlertsSummary;
import io.github.tallyglass.ui.settings.Background;
import io.github.tallyglass.ui.settings.BackgroundModel;
import io.github.tallyglass.ui.settings.DataPlace;
import io.github.tallyglass.ui.settings.FakeAutostart;
import io.github.tallyglass.ui.settings.FakePriceService;
import io.github.tallyglass.ui.settings.FakeRetention;
import io.github.tallyglass.ui.settings.ListPricesModel;
import io.github.tallyglass.ui.settings.RetentionModel;
import io.github.tallyglass.ui.settings.SettingsScreen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Builds the whole window on the fake cache, every query answered on the spot, for pictures and checks.
/// Other screens join in [#screens].
public final class Stagecraft {

    public final Preferences preferences = Preferences.inMemory();
    public final FakeQueries queries;
    private final @Nullable Failure readOnly;
    public final FakeSync sync = new FakeSync();
    public final Fx fx = new Fx();
    public final Language language = new Language(preferences, Locale.ENGLISH);
    /// The system's own scheme outlives a test, and would keep all that listens to it.
    public final Theme theme = new Theme(preferences, new SimpleObjectProperty<>(ColorScheme.LIGHT));
    public final UserZone zone = new UserZone(preferences, FakeQueries.ZONE, FakeQueries.CLOCK);
    public final CurrencySetting currency = new CurrencySetting(preferences);
    public final SelectionMemory memory = new SelectionMemory(preferences);
    public final SelectionModel selection = memory.open();
    public final RequestsModel requests;
    public final RequestsScreen requestsScreen;
    public final FakeAccounts accountService = new FakeAccounts();
    public final ExportModel exporting;
    public final AddAccountModel adding;
    public final OverviewModel overview;

    /// What happens once the list of alerts was on display for a moment.
    public Runnable linger = () -> {};

    /// Whether a started export stays under way.
    public boolean exportsLast;

    public final FakePriceService priceService = new FakePriceService();
    public final ListPricesModel prices = new ListPricesModel(priceService, Runnable::run, fx);
    public final FakeAutostart autostart = new FakeAutostart();
    public boolean trayHosted = true;
    public AlertBook alertBook =
            new AlertBook(List.of(), List.of(), new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0)));
    public final FakeRetention retained = new FakeRetention();
    public final RetentionModel retention = new RetentionModel(preferences, retained, Runnable::run, fx);

    /// Files whose folders were opened.
    public final List<Path> opened = new ArrayList<>();

    public final AccountsModel accounts;
    public final FakeReconciler reconciler = new FakeReconciler();
    public final ReconcileModel reconcile;
    public final ReconcileScreen reconcileScreen;
    public final SettingsScreen settings;
    public final FakeAlerts alertControl = new FakeAlerts();
    public final Privacy privacy = language.privacy();
    public final AlertsModel alerts;
    public final BudgetsModel budgets;
    public final AlertsScreen alertsScreen;
    public final HistoryModel history;
    public final MainModel main;
    public final MainView view;

    public Stagecraft(FakeQueries queries) {
        this(queries, null);
    }

    /// @param readOnly who else writes; null where nobody does
    public Stagecraft(FakeQueries queries, @Nullable Failure readOnly) {
        this.queries = queries;
        this.readOnly = readOnly;
        sync.publish(idle());
        requests = new RequestsModel(
                queries,
                selection,
                new ColumnsModel(preferences),
                FakePrices::explain,
                Runnable::run,
                fx,
                UnaryOperator.identity(),
                zone);
        exporting = new ExportModel(
                new FakeDialogs(),
                preferences,
                work -> {
                    if (!exportsLast) {
                        work.run();
                    }
                },
                fx,
                System::nanoTime);
        requestsScreen = new RequestsScreen(
                requests, exporting, (_, _) -> Result.ok(queries.cacheState().rows()), language, currency);
        overview = new OverviewModel(queries, selection, zone, preferences, Runnable::run, fx);
        adding = new AddAccountModel(
                accountService,
                sync,
                new DefinitionModel(new GatewayDefinitions(), new NoFiles(), Runnable::run, fx),
                Runnable::run,
                fx);
        accounts = new AccountsModel(
                queries, accountService, sync, StatisticsSwitch.NONE, Runnable::run, fx, UnaryOperator.identity());
        history = new HistoryModel(queries, zone, Runnable::run, fx);
        main = new MainModel(queries, sync, selection, zone, preferences, Runnable::run, fx);
        reconcile = new ReconcileModel(
                queries,
                new ComparisonModel(reconciler, readOnly, Stagecraft::untilItStays, fx),
                selection,
                zone,
                preferences,
                () -> main.go("requests"),
                Runnable::run,
                fx,
                UnaryOperator.identity());
        reconcileScreen = new ReconcileScreen(
                reconcile,
                new CoverageModel(queries, selection, zone, preferences, Runnable::run, fx, UnaryOperator.identity()),
                List.of(new PricesSection(
                        new PricesModel(
                                queries,
                                selection,
                                zone,
                                () -> main.go("requests"),
                                Runnable::run,
                                fx,
                                UnaryOperator.identity()),
                        language)),
                language,
                currency,
                preferences);
        alerts = new AlertsModel(
                alertControl, queries, Runnable::run, fx, UnaryOperator.identity(), work -> () -> linger = work);
        budgets = new BudgetsModel(
                alerts, alertControl, queries, selection, memory, Runnable::run, fx, UnaryOperator.identity());
        alertsScreen = new AlertsScreen(alerts, budgets, language, zone, preferences, main::openAccount);
        settings = settings();
        view = new MainView(
                main,
                screens(),
                new FilterBar(selection, memory, new KnownValues(queries, Runnable::run, fx), language, zone),
                new WelcomeView(adding, language, currency, () -> {}),
                language,
                zone,
                currency);
    }

    /// Nobody chooses a file here.
    private static final class NoFiles implements DefinitionFiles {

        @Override
        public Optional<Path> chooseDefinition() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseNewDefinition(String suggestedName) {
            return Optional.empty();
        }
    }

    private static void untilItStays(Runnable work) {
        try {
            work.run();
        } catch (FakeReconciler.StillRunning stays) {
            // As a run that goes on behind the picture.
        }
    }

    private List<Screen> screens() {
        var screens = new ArrayList<Screen>();
        screens.add(new OverviewScreen(overview, selection, language, currency, zone, preferences, (_, _, _) -> {}));
        screens.add(requestsScreen);
        screens.add(new AccountsScreen(accounts, history, adding, language, currency, zone));
        screens.add(reconcileScreen);
        screens.add(alertsScreen);
        screens.add(settings);
        return screens;
    }

    private SettingsScreen settings() {
        return new SettingsScreen(
                new SettingsScreen.Looks(theme, language, zone, currency),
                new SettingsScreen.Accounts(accounts, adding),
                new SettingsScreen.Keeping(
                        new BackgroundModel(
                                preferences, new Background(autostart, () -> trayHosted, readOnly), Runnable::run, fx),
                        new AlertsSummary(() -> alertBook, Runnable::run, fx),
                        () -> main.go("alerts"),
                        retention,
                        new DataPlace(
                                Path.of(System.getProperty("user.home"), ".local/share/tallyglass/usage.db"),
                                () -> 118_400_000L,
                                "1.0.0",
                                opened::add)),
                new SettingsScreen.Prices(prices, Optional::empty),
                Runnable::run,
                fx);
    }

    /// All read, nothing under way.
    public static SyncState idle() {
        return new SyncState(List.of(), List.of(new SyncState.HostBudget("work.example", 14, 180, 180, null)), false);
    }

    /// History being read, one account stopped.
    public static SyncState busy() {
        return new SyncState(
                List.of(
                        new SyncState.AccountSync(
                                1,
                                "work",
                                SyncState.Phase.BACKFILL,
                                12_400,
                                88_000L,
                                350,
                                Duration.ofSeconds(216),
                                null,
                                FakeQueries.NOW.minusSeconds(12),
                                null),
                        new SyncState.AccountSync(
                                3,
                                "lab",
                                SyncState.Phase.STOPPED,
                                0,
                                null,
                                0,
                                null,
                                null,
                                FakeQueries.NOW.minusSeconds(4000),
                                new Failure.AuthRejected("token expired", ""))),
                List.of(new SyncState.HostBudget("work.example", 122, 180, 180, null)),
                false);
    }
}
