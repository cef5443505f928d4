package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.CheckStore;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.store.UsageStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares the closed days of the last week with the gateway's own sums, one day a poll, each once as
/// long as its rows stay as they were (gateway contract §6.2, step 8). Thread-safe: accounts have a
/// thread each.
public final class DailyReconcile implements AfterSync {

    static final int DAYS = 7;

    private static final Logger LOG = LoggerFactory.getLogger(DailyReconcile.class);

    /// Rows of a day may still come in for a while after its end.
    private static final Duration SETTLING = Duration.ofHours(1);

    /// Until it is looked again whether anything is to be compared, or asked again after a failure.
    private static final Duration REST = Duration.ofHours(1);

    private final UsageStore store;
    private final CheckStore checks;
    private final GatewayClients clients;
    private final SyncTime time;
    private final Supplier<ZoneId> zone;
    private final Map<Long, Instant> restsUntil = new ConcurrentHashMap<>();

    /// @param zone whose days; may change
    public DailyReconcile(
            UsageStore store, CheckStore checks, GatewayClients clients, SyncTime time, Supplier<ZoneId> zone) {
        this.store = store;
        this.checks = checks;
        this.clients = clients;
        this.time = time;
        this.zone = zone;
    }

    @Override
    public @Nullable Failure run(Account account, Secret secret, Signal signal) {
        var now = time.now();
        if (!account.kind().isGateway()
                || restsUntil.getOrDefault(account.id(), Instant.MIN).isAfter(now)) {
            return null;
        }
        try {
            return compareNext(account, secret, signal, now);
        } catch (StoreException broken) {
            return broken.failure();
        }
    }

    private @Nullable Failure compareNext(Account account, Secret secret, Signal signal, Instant now) {
        var here = zone.get();
        var day = next(account, here, now);
        if (day.isEmpty()) {
            restsUntil.put(account.id(), now.plus(REST));
            return null;
        }
        return switch (check(account, secret, here, signal).day(day.get())) {
            case Result.Err<DayCheck>(Failure failure) -> {
                LOG.info("account {}: {} was not compared: {}", account.id(), day.get(), failure.code());
                restsUntil.put(account.id(), now.plus(REST));
                // Whether rows can be read is for the next poll to find out.
                yield failure instanceof Failure.Cancelled || failure instanceof Failure.StoreFault ? failure : null;
            }
            case Result.Ok<DayCheck>(DayCheck done) -> keep(account, here, done, now);
        };
    }

    private AccountCheck check(Account account, Secret secret, ZoneId here, Signal signal) {
        return new AccountCheck(account, clients.open(account, secret), store, checks, here, true, time, signal);
    }

    private @Nullable Failure keep(Account account, ZoneId here, DayCheck done, Instant now) {
        LOG.debug("account {}: {} is {}", account.id(), done.day(), done.state());
        if (!DayReconciler.isWorthKeeping(done)) {
            restsUntil.put(account.id(), now.plus(REST));
            return null;
        }
        return checks.noteCheck(done, here) instanceof Result.Err<Long>(Failure failure) ? failure : null;
    }

    /// The newest day that was read to its end and not yet compared as it is.
    private Optional<LocalDate> next(Account account, ZoneId here, Instant now) {
        var last = LocalDate.ofInstant(now.minus(SETTLING), here).minusDays(1);
        var first = last.minusDays(DAYS - 1L);
        var known = checks.checks(here, first, last).stream()
                .filter(check -> check.accountId() == account.id())
                .collect(Collectors.toMap(DayCheck::day, check -> check));
        var covered = store.coverage(account.id());
        for (var day = last; !day.isBefore(first); day = day.minusDays(1)) {
            var whole = new Interval(
                    day.atStartOfDay(here).toEpochSecond(),
                    day.plusDays(1).atStartOfDay(here).toEpochSecond() - 1);
            var check = known.get(day);
            if (covered.covers(whole) && (check == null || !isStillTrue(check, whole))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private boolean isStillTrue(DayCheck check, Interval whole) {
        var local = check.localQuota();
        return check.state() != DayCheck.State.NOT_COVERED
                && check.span().equals(whole)
                && local != null
                && local == checks.sums(check.accountId(), whole).total();
    }
}
