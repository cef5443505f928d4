package io.github.tallyglass.app;

import io.github.tallyglass.cli.OneShotSync;
import io.github.tallyglass.cli.Places;
import io.github.tallyglass.cli.ReadingsNow;
import io.github.tallyglass.cli.Services;
import io.github.tallyglass.desktop.BuildInfo;
import io.github.tallyglass.desktop.FileSecrets;
import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.desktop.SecretStore;
import io.github.tallyglass.desktop.Secrets;
import io.github.tallyglass.desktop.SettingsFile;
import io.github.tallyglass.desktop.WriterLock;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.source.prices.PriceFiles;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteChecks;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.sync.AnyProbe;
import io.github.tallyglass.sync.BudgetsShown;
import io.github.tallyglass.sync.DailyReconcile;
import io.github.tallyglass.sync.DayReconciler;
import io.github.tallyglass.sync.FileImports;
import io.github.tallyglass.sync.GatewayAccounts;
import io.github.tallyglass.sync.GatewayClients;
import io.github.tallyglass.sync.GatewayProbe;
import io.github.tallyglass.sync.PriceService;
import io.github.tallyglass.sync.ProbingClients;
import io.github.tallyglass.sync.Reconciler;
import io.github.tallyglass.sync.RecordCollectors;
import io.github.tallyglass.sync.RememberedLimits;
import io.github.tallyglass.sync.RowRetention;
import io.github.tallyglass.sync.StoredPrices;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncDepth;
import io.github.tallyglass.sync.SyncOnce;
import io.github.tallyglass.sync.SyncService;
import io.github.tallyglass.sync.SyncSettings;
import io.github.tallyglass.sync.SyncTime;
import io.github.tallyglass.sync.collect.ImportedFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// One home, opened: everything between the folders and the questions, wired by hand. One process writes
/// to a home; a second one gets it for reading, and [#readOnly()] says who has it.
final class Home implements Services {

    private final Clock clock;
    private final SyncTime time;
    private final SettingsFile settings;
    private final @Nullable WriterLock lock;
    private final @Nullable Failure readOnly;
    private final Database database;
    private final SqliteStore store;
    private final SqliteQueries queries;
    private final HostBudgets budgets;
    private final Http http;
    private final GatewayClients clients;
    private final StoredCredentials credentials;
    private final RecordCollectors collectors;
    private final AccountService accounts;
    private final StoredPrices prices;
    private final RowRetention retention;
    private final Places places;

    private Home(Opening opening, Database database, @Nullable WriterLock lock, @Nullable Failure readOnly) {
        this.clock = opening.clock();
        this.settings = opening.settings();
        this.database = database;
        this.lock = lock;
        this.readOnly = readOnly;
        store = new SqliteStore(database, clock);
        queries = new SqliteQueries(database, store, clock);
        queries.useRate(OwnRate.of(settings));
        if (lock != null) {
            queries.useZone(zone());
        }
        time = opening.patience().sync();
        budgets = new HostBudgets(
                clock, opening.patience().pace(), Pace.CAUTIOUS, new RememberedLimits(store), new KeptRequests(store));
        http = new Http(
                budgets, clock, BuildInfo.read().version(), opening.patience().gateway(), Http.DEFAULT_BODY_LIMIT);
        prices = new StoredPrices(store.prices(), new PriceFiles(http), clock, this::zone);
        retention = new RowRetention(store.retention(), time, () -> Retention.of(settings.get(Retention.SETTING, "")));
        var gateways = new Gateways(http, clock);
        var probe = new GatewayProbe(gateways);
        clients = new ProbingClients(gateways, probe);
        var folders = opening.folders();
        places = places(folders);
        credentials = new StoredCredentials(new SecretStore(opening.keyring(), new FileSecrets(folders.secretsFile())));
        var sources = new CollectedSources(folders, http, credentials, store, prices, time, clock);
        collectors = sources.collectors();
        if (lock != null) {
            sources.sweep();
        }
        accounts = new GatewayAccounts(store, credentials, new AnyProbe(probe, collectors), () -> {});
    }

    private static Places places(Folders folders) {
        return new Places(
                folders.data().resolve(Database.FILE_NAME),
                folders.settingsFile(),
                folders.secretsFile(),
                folders.spoolFolder(),
                folders.logFolder());
    }

    /// What a home is opened with.
    ///
    /// @param keyring the system's, or none
    record Opening(Folders folders, SettingsFile settings, Secrets keyring, Clock clock, Patience patience) {

        private Result<Database> database(Database.Mode mode) {
            return Database.open(folders.data(), mode, patience.cache());
        }
    }

    /// For questions: beside whoever writes. A home that has no cache yet, or an older one, is made ready
    /// first.
    static Result<Home> toRead(Opening opening) {
        var writer = WriterLock.holder(opening.folders());
        var reading = opening.database(Database.Mode.READ_ONLY);
        if (reading instanceof Result.Err<Database> && writer.isEmpty()) {
            return toWrite(opening, "prepare");
        }
        return reading.map(database -> new Home(opening, database, null, writer.orElse(null)));
    }

    /// For changes; for reading alone, and saying so, when another process writes.
    ///
    /// @param what this process does, as another one may name it
    static Result<Home> toWrite(Opening opening, String what) {
        return switch (WriterLock.acquire(opening.folders(), what)) {
            case Result.Err<WriterLock>(Failure.OtherWriter other) ->
                opening.database(Database.Mode.READ_ONLY).map(database -> new Home(opening, database, null, other));
            case Result.Err<WriterLock>(Failure failure) -> Result.err(failure);
            case Result.Ok<WriterLock>(WriterLock lock) -> {
                var opened = opening.database(Database.Mode.READ_WRITE);
                if (opened instanceof Result.Err<Database>) {
                    lock.close();
                }
                yield opened.map(database -> new Home(opening, database, lock, null));
            }
        };
    }

    @Override
    public AccountService accounts() {
        return accounts;
    }

    @Override
    public UsageQueries queries() {
        return queries;
    }

    /// Reads the accounts that are no gateways.
    RecordCollectors collectors() {
        return collectors;
    }

    @Override
    public PriceService prices() {
        return prices;
    }

    @Override
    public RowRetention retention() {
        return retention;
    }

    @Override
    public OneShotSync sync() {
        if (lock != null) {
            prices.start();
        }
        return new OneShot(store, new SyncOnce(store, clients, credentials, time, collectors), budgets);
    }

    @Override
    public Result<Boolean> statistics(Account account, boolean on) {
        return collectors.setStatistics(account, on);
    }

    @Override
    public Reconciler reconciler() {
        return new DayReconciler(store, new SqliteChecks(database), clients, credentials, time, lock == null);
    }

    @Override
    public ReadingsNow readings() {
        return new AskedNow(new SyncOnce(store, clients, credentials, time, collectors));
    }

    @Override
    public FileImports imports() {
        return new ImportedFiles(store, store.records(), accounts, prices.listPrices());
    }

    @Override
    public SyncControl service() {
        if (lock != null) {
            prices.start();
            retention.start();
        }
        return new SyncService(
                store,
                clients,
                credentials,
                time,
                new SyncSettings(
                        SyncDepth.DEFAULT,
                        Duration.ofSeconds(settings.current().pollSeconds()),
                        SyncSettings.DEFAULT.numbersEvery()),
                new DailyReconcile(store, new SqliteChecks(database), clients, time, this::zone),
                collectors,
                new BudgetsShown(budgets),
                readOnly != null);
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public ZoneId zone() {
        return settings.current().zoneOrSystem();
    }

    @Override
    public @Nullable Failure readOnly() {
        return readOnly;
    }

    SettingsFile settings() {
        return settings;
    }

    SqliteStore store() {
        return store;
    }

    HostBudgets budgets() {
        return budgets;
    }

    @Override
    public void close() {
        retention.close();
        prices.close();
        http.close();
        database.close();
        settings.close();
        if (lock != null) {
            lock.close();
        }
    }
}
