package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.GatewayClient.Self;
import io.github.tallyglass.source.gateway.GatewayStatus;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.store.UsageStore.Reading;
import java.util.List;

/// Numbers that are there after a handful of requests, before any row: unit, wallet, hourly aggregates
/// (gateway contract §7).
final class FirstNumbers implements Numbers {

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
    private final Allowances allowances;
    private boolean hourlyData = true;
    private long hourlyReadAt;
    private String version = "";

    FirstNumbers(Asker asker, UsageStore store, SyncTime time, Windows windows, ServerWatch watch, Account account) {
        this.asker = asker;
        this.store = store;
        this.time = time;
        this.windows = windows;
        this.watch = watch;
        this.account = account;
        this.allowances = new Allowances(asker, store, time, account.id());
    }

    /// With the unit and rate in force and the dialect that is spoken.
    @Override
    public Account account() {
        return account;
    }

    /// Goes on with the account as it is now.
    @Override
    public void use(Account now) {
        account = now;
    }

    /// On connect: status, wallet, windows, keys, 30 days of aggregates.
    @Override
    public Result<Account> read() {
        return status().flatMap(known -> balance())
                .flatMap(known -> allowances(false))
                .flatMap(known -> hourly(MOST_HOURS));
    }

    /// On later polls: status, wallet, windows, now and then the keys, and the aggregates that may have
    /// changed.
    @Override
    public Result<Account> reread() {
        return status().flatMap(known -> balance())
                .flatMap(known -> allowances(false))
                .flatMap(known -> hourly(unsettledHours()));
    }

    /// What is left and nothing else: status, wallet, windows, keys.
    @Override
    public Result<Account> readLeft() {
        return status().flatMap(known -> balance()).flatMap(known -> allowances(true));
    }

    /// More of them after a pause: the hours in which nothing was asked were not over when they were read
    /// last.
    private long unsettledHours() {
        var since = Math.ceilDiv(asker.frozenEnd() - hourlyReadAt, HOUR);
        return Math.clamp(since + UNSETTLED_HOURS - 1, UNSETTLED_HOURS, MOST_HOURS);
    }

    private Result<Account> status() {
        var status = asker.ask(GatewayClient::status)
                .flatMap(told -> watch.told(account, told)
                        .flatMap(now -> now.dialect().equals(account.dialect()) ? Result.ok(told) : statusOf(now)));
        if (status instanceof Result.Err<GatewayStatus>(Failure failure)) {
            note(Reading.failed(ReadingKind.WALLET, time.now(), failure, version), failure);
        }
        return status.flatMap(this::noteStatus);
    }

    private Result<Account> allowances(boolean keysNow) {
        return allowances.read(version, keysNow).map(done -> account);
    }

    /// What there is of aggregates is the dialect's matter too.
    private Result<GatewayStatus> statusOf(Account now) {
        use(now);
        return asker.ask(GatewayClient::status);
    }

    private Result<Account> noteStatus(GatewayStatus status) {
        version = status.version();
        hourlyData = status.hourlyData();
        var unit = Numbers.unitOf(account.unit(), status.unit());
        if (unit.equals(account.unit())) {
            return Result.ok(account);
        }
        account = account.withUnit(unit);
        return store.updateAccount(account);
    }

    private Result<Account> balance() {
        return switch (asker.ask(GatewayClient::self)) {
            // Rows of a gateway that tells no balance are read all the same.
            case Result.Err<Self>(Failure.NotFound _) -> Result.ok(account);
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
