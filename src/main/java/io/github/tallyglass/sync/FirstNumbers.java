package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.GatewayClient.Self;
import io.github.tallyglass.source.gateway.GatewayStatus;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.store.UsageStore.Reading;
import java.util.List;

/// Numbers that are there after a handful of requests, before any row: unit, wallet, hourly aggregates (gateway
/// contract §7).
final class FirstNumbers {

    private static final long HOUR = 3_600;
    private static final long MOST_HOURS = 30 * 24;

    /// Aggregates are flushed every few minutes: the last hours may still grow (gateway contract §5.5).
    private static final long UNSETTLED_HOURS = 3;

    private final Asker asker;
    private final UsageStore store;
    private final SyncTime time;
    private final Windows windows;
    private Account account;
    private final Allowances allowances;
    private boolean hourlyData = true;
    private String version = "";

    FirstNumbers(Asker asker, UsageStore store, SyncTime time, Windows windows, Account account) {
        this.asker = asker;
        this.store = store;
        this.time = time;
        this.windows = windows;
        this.account = account;
        this.allowances = new Allowances(asker, store, time, account.id());
    }

    /// With the unit and rate in force.
    Account account() {
        return account;
    }

    /// On connect: status, wallet, windows, keys, 30 days of aggregates.
    Result<Account> read() {
        return status().flatMap(known -> balance())
                .flatMap(known -> allowances(false))
                .flatMap(known -> hourly(MOST_HOURS));
    }

    /// On later polls: wallet, windows, now and then the keys, and the aggregates that may have changed.
    Result<Account> reread() {
        return balance().flatMap(known -> allowances(false)).flatMap(known -> hourly(UNSETTLED_HOURS));
    }

    /// What is left and nothing else: status, wallet, windows, keys.
    Result<Account> readLeft() {
        return status().flatMap(known -> balance()).flatMap(known -> allowances(true));
    }

    private Result<Account> status() {
        var status = asker.ask(GatewayClient::status);
        if (status instanceof Result.Err<GatewayStatus>(Failure failure)) {
            note(Reading.failed(ReadingKind.WALLET, time.now(), failure, version), failure);
        }
        return status.flatMap(this::noteStatus);
    }

    private Result<Account> allowances(boolean keysNow) {
        return allowances.read(version, keysNow).map(done -> account);
    }

    private Result<Account> noteStatus(GatewayStatus status) {
        version = status.version();
        hourlyData = status.hourlyData();
        var unit = unitOf(account.unit(), status.unit());
        if (unit.equals(account.unit())) {
            return Result.ok(account);
        }
        account = account.withUnit(unit);
        return store.updateAccount(account);
    }

    /// The currency of a unit is the account's own matter: what a site displays says nothing about it. A number of
    /// units that the user gave stays, and so does a known one that the server does not say any more.
    private static QuotaUnit unitOf(QuotaUnit ours, QuotaUnit told) {
        var rate = told.cnyPerUsd() == null ? ours.cnyPerUsd() : told.cnyPerUsd();
        return ours.saidBy() == SaidBy.USER || told.assumed()
                ? new QuotaUnit(ours.unitsPerCurrency(), ours.currency(), rate, ours.saidBy())
                : new QuotaUnit(told.unitsPerCurrency(), ours.currency(), rate, false);
    }

    private Result<Account> balance() {
        return switch (asker.ask(GatewayClient::self)) {
            case Result.Err<Self>(Failure failure) -> {
                note(Reading.failed(ReadingKind.WALLET, time.now(), failure, version), failure);
                yield Result.err(failure);
            }
            case Result.Ok<Self>(Self self) ->
                store.addBalance(account.id(), new Balance(time.now(), self.remaining(), self.used(), self.requests()))
                        .flatMap(done -> store.noteReading(
                                account.id(), Reading.answered(ReadingKind.WALLET, time.now(), version)))
                        .map(done -> account);
        };
    }

    /// Who stops a run learns nothing about the account.
    private void note(Reading reading, Failure failure) {
        if (!(failure instanceof Failure.Cancelled)) {
            store.noteReading(account.id(), reading);
        }
    }

    private Result<Account> hourly(long hours) {
        if (!hourlyData) {
            return Result.ok(account);
        }
        var now = asker.frozenEnd() + Asker.FREEZE_SECONDS;
        var end = now - Math.floorMod(now, HOUR) + HOUR;
        var span = new Interval(end - hours * HOUR, end - 1);
        return switch (asker.ask(client -> client.hourly(span))) {
            case Result.Ok<List<HourlyUsage>>(List<HourlyUsage> lines) -> {
                windows.hourly(span, lines);
                yield store.replaceHourly(account.id(), span, lines, account.unit())
                        .map(done -> account);
            }
            // A gateway may keep no aggregates; rows are read all the same.
            case Result.Err<List<HourlyUsage>>(Failure failure)
            when failure instanceof Failure.Refused
                    || failure instanceof Failure.NotFound
                    || failure instanceof Failure.Forbidden
                    || failure instanceof Failure.Malformed -> {
                hourlyData = false;
                yield Result.ok(account);
            }
            case Result.Err<List<HourlyUsage>>(Failure failure) -> Result.err(failure);
        };
    }
}
