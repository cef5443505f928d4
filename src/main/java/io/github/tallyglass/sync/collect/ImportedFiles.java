package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.cliproxy.DashboardConfig;
import io.github.tallyglass.source.cliproxy.ImportFile;
import io.github.tallyglass.source.cliproxy.Labels;
import io.github.tallyglass.source.cliproxy.RecordReader;
import io.github.tallyglass.source.cliproxy.UsageExport;
import io.github.tallyglass.store.DashboardDatabase;
import io.github.tallyglass.store.RecordStore;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.AccountChanges;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.sync.FileImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// [FileImports] into the cache.
public final class ImportedFiles implements FileImports {

    private static final int PAGE = 1_000;

    private final RecordStore records;
    private final AccountService accounts;
    private final ListPrices prices;
    private final ImportAccounts targets;

    /// @param prices of rows, none of which has one
    public ImportedFiles(UsageStore store, RecordStore records, AccountService accounts, ListPrices prices) {
        this.records = records;
        this.accounts = accounts;
        this.prices = prices;
        targets = new ImportAccounts(store);
    }

    @Override
    public Result<FileKind> look(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return Result.err(new Failure.FileFault(file.toString(), fault(file)));
        }
        if (DashboardDatabase.isDatabase(file)) {
            return DashboardDatabase.open(file).map(database -> {
                database.close();
                return FileKind.DASHBOARD;
            });
        }
        return ImportFile.look(file)
                .map(kind -> kind == ImportFile.Kind.USAGE_EXPORT ? FileKind.USAGE_EXPORT : FileKind.CONFIGURATION);
    }

    private static String fault(Path file) {
        if (Files.isDirectory(file)) {
            return "is-a-folder";
        }
        return Files.exists(file) ? "unreadable" : "no-such-file";
    }

    @Override
    public Result<Report> rows(Path file, FileKind kind, @Nullable String account, LongPredicate goOn) {
        return switch (kind) {
            case DASHBOARD ->
                DashboardDatabase.open(file).flatMap(database -> {
                    try (database) {
                        return targets.target(account)
                                .flatMap(target -> dashboard(database, batches(target.account(), goOn))
                                        .map(done -> done.report(target.account(), target.made())));
                    }
                });
            case USAGE_EXPORT ->
                targets.target(account).flatMap(target -> {
                    var batches = batches(target.account(), goOn);
                    return UsageExport.read(file, batches::addOneOfEquals)
                            .flatMap(count -> batches.finish())
                            .map(done -> done.report(target.account(), target.made()));
                });
            case CONFIGURATION -> Result.err(new Failure.BadInput(file.toString(), "not-importable"));
        };
    }

    @Override
    public Result<Joined> configuration(
            Path file, @Nullable String account, @Nullable String managementKey, AccountService.SecretPlace place) {
        return DashboardConfig.read(file).flatMap(config -> {
            var key = managementKey == null || managementKey.isBlank() ? config.managementKey() : managementKey.strip();
            if (key.isEmpty()) {
                return Result.err(new Failure.BadInput("management_key", "no-management-key"));
            }
            var known = account == null ? targets.at(config.url()) : targets.named(account);
            return known == null
                    ? accounts.add(draft(config, account), new Secret(key), place, false)
                            .map(added -> new Joined(added, true))
                    : renewed(known, config, new Secret(key), place).map(same -> new Joined(same, false));
        });
    }

    /// An account that was added for the rows of a file is paused until it has a key that was tried.
    private Result<Account> renewed(
            Account known, DashboardConfig config, Secret key, AccountService.SecretPlace place) {
        var changes = AccountChanges.NONE.withSecret(key, place);
        return accounts.edit(
                        known.name(),
                        known.url().equals(config.url())
                                ? changes
                                : changes.withUrl(config.url().toString()),
                        false)
                .flatMap(account -> account.paused() ? accounts.pause(account.name(), false) : Result.ok(account));
    }

    private AccountService.Draft draft(DashboardConfig config, @Nullable String name) {
        return new AccountService.Draft(
                name == null ? targets.freeName() : name,
                AccountKind.CLIPROXY,
                config.url().toString(),
                "",
                Scope.SELF,
                null,
                null,
                "",
                "");
    }

    private ImportBatches batches(Account account, LongPredicate goOn) {
        return new ImportBatches(records, new RecordReader(labels(account)), prices, account.id(), goOn);
    }

    /// Logins are called as in the account's other rows.
    private Labels labels(Account account) {
        var known = records.logins(account.id()).stream()
                .collect(Collectors.toMap(Login::ref, Login::label, (one, _) -> one));
        return new Labels() {
            @Override
            public String key(String hash) {
                return "";
            }

            @Override
            public String login(String authIndex) {
                return known.getOrDefault(authIndex, "");
            }
        };
    }

    private static Result<ImportBatches> dashboard(DashboardDatabase database, ImportBatches batches) {
        var after = Long.MIN_VALUE;
        while (batches.isOpen()) {
            switch (database.rows(after, PAGE)) {
                case Result.Err<List<DashboardDatabase.Row>>(Failure fault) -> {
                    return batches.finish().flatMap(kept -> Result.err(fault));
                }
                case Result.Ok<List<DashboardDatabase.Row>>(List<DashboardDatabase.Row> rows) -> {
                    if (rows.isEmpty()) {
                        return batches.finish();
                    }
                    rows.forEach(row -> batches.add(
                            DashboardRecords.identity(row),
                            DashboardRecords.item(row),
                            () -> DashboardRecords.ofColumns(row)));
                    after = rows.getLast().id();
                }
            }
        }
        return batches.finish();
    }
}
