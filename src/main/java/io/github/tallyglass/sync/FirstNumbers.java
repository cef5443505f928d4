package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.GatewayStatus;
import io.github.tallyglass.store.UsageStore;
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
    private Account account;
    private boolean hourlyData = true;

    FirstNumbers(Asker asker, UsageStore store, SyncTime time, Windows windows, Account account) {
        this.asker = asker;
        this.store = store;
        this.time = time;
        this.windows = windows;
        this.account = account;
    }

    @Override
    public Account account() {
        return account;
    }

    /// On connect: status, wallet, 30 days of aggregates.
    @Override
    public Result<Account> read() {
        return asker.ask(GatewayClient::status)
                .flatMap(this::noteStatus)
                .flatMap(known -> balance())
                .flatMap(known -> hourly(MOST_HOURS));
    }

    /// On later polls: wallet and the aggregates that may have changed.
    @Override
    public Result<Account> reread() {
        return balance().flatMap(known -> hourly(UNSETTLED_HOURS));
    }

    private Result<Account> noteStatus(GatewayStatus status) {
        hourlyData = status.hourlyData();
        var unit = Numbers.unitOf(account.unit(), status.unit());
        if (unit.equals(account.unit())) {
            return Result.ok(account);
        }
        account = account.withUnit(unit);
        return store.updateAccount(account);
    }

    private Result<Account> balance() {
        return asker.ask(GatewayClient::self)
                .flatMap(self -> store.addBalance(
                        account.id(), new Balance(time.now(), self.remaining(), self.used(), self.requests())))
                .map(done -> account);
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
