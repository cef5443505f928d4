package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.GatewayStatus;
import io.github.tallyglass.store.UsageStore;
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
    private final ServerWatch watch;
    private Account account;
    private boolean hourlyData = true;
    private long hourlyReadAt;

    FirstNumbers(Asker asker, UsageStore store, SyncTime time, Windows windows, ServerWatch watch, Account account) {
        this.asker = asker;
        this.store = store;
        this.time = time;
        this.windows = windows;
        this.watch = watch;
        this.account = account;
    }

    /// With the unit and rate in force and the dialect that is spoken.
    Account account() {
        return account;
    }

    /// Goes on with the account as it is now.
    void use(Account now) {
        account = now;
    }

    /// On connect: status, wallet, 30 days of aggregates.
    Result<Account> read() {
        return status().flatMap(known -> balance()).flatMap(known -> hourly(MOST_HOURS));
    }

    /// On later polls: status, wallet and the aggregates that may have changed.
    Result<Account> reread() {
        return status().flatMap(known -> balance()).flatMap(known -> hourly(unsettledHours()));
    }

    /// More of them after a pause: the hours in which nothing was asked were not over when they were read last.
    private long unsettledHours() {
        var since = Math.ceilDiv(asker.frozenEnd() - hourlyReadAt, HOUR);
        return Math.clamp(since + UNSETTLED_HOURS - 1, UNSETTLED_HOURS, MOST_HOURS);
    }

    private Result<Account> status() {
        return asker.ask(GatewayClient::status)
                .flatMap(status -> watch.told(account, status)
                        .flatMap(now -> now.dialect().equals(account.dialect()) ? Result.ok(status) : statusOf(now)))
                .flatMap(this::noteStatus);
    }

    /// What there is of aggregates is the dialect's matter too.
    private Result<GatewayStatus> statusOf(Account now) {
        use(now);
        return asker.ask(GatewayClient::status);
    }

    private Result<Account> noteStatus(GatewayStatus status) {
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
        var self = asker.ask(GatewayClient::self);
        // Rows of a gateway that tells no balance are read all the same.
        return self instanceof Result.Err<GatewayClient.Self>(Failure.NotFound _)
                ? Result.ok(account)
                : self.flatMap(told -> store.addBalance(
                                account.id(), new Balance(time.now(), told.remaining(), told.used(), told.requests())))
                        .map(done -> account);
    }

    private Result<Account> hourly(long hours) {
        if (!hourlyData) {
            return withoutHourly();
        }
        var now = asker.frozenEnd() + Asker.FREEZE_SECONDS;
        var end = now - Math.floorMod(now, HOUR) + HOUR;
        var span = new Interval(end - hours * HOUR, end - 1);
        return switch (asker.ask(client -> client.hourly(span))) {
            case Result.Ok<List<HourlyUsage>>(List<HourlyUsage> lines) -> {
                windows.hourly(span, lines);
                hourlyReadAt = asker.frozenEnd();
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
                yield withoutHourly();
            }
            case Result.Err<List<HourlyUsage>>(Failure failure) -> Result.err(failure);
        };
    }

    /// Rows are read all the same; where nothing but sums is wanted, there is nothing to read.
    private Result<Account> withoutHourly() {
        return account.mode() == Account.Mode.AGGREGATES
                ? Result.err(new Failure.NoHourlySums(account.host()))
                : Result.ok(account);
    }
}
