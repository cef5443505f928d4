package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.store.CheckStore;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.store.UsageStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// [Reconciler] over the accounts of a cache: all accounts at a time, each day by day, the newest first.
public final class DayReconciler implements Reconciler {

    private final UsageStore store;
    private final CheckStore checks;
    private final GatewayClients clients;
    private final Credentials credentials;
    private final SyncTime time;
    private final boolean readOnly;

    /// @param readOnly another process writes to this home: comparing is all that can be done, nothing is
    ///     kept
    public DayReconciler(
            UsageStore store,
            CheckStore checks,
            GatewayClients clients,
            Credentials credentials,
            SyncTime time,
            boolean readOnly) {
        this.store = store;
        this.checks = checks;
        this.clients = clients;
        this.credentials = credentials;
        this.time = time;
        this.readOnly = readOnly;
    }

    @Override
    public Reconciliation run(
            Interval range,
            ZoneId zone,
            Set<Long> accounts,
            boolean reread,
            Consumer<Progress> progress,
            BooleanSupplier cancelled) {
        var chosen = store.accounts().stream()
                .filter(account -> !account.removed())
                .filter(account -> accounts.isEmpty()
                        ? !account.paused() && account.kind().isGateway()
                        : accounts.contains(account.id()))
                .toList();
        var order = new Order(zone, days(range, zone), reread && !readOnly);
        var found = new Found(chosen.size() * order.days().size(), progress);
        var signal = new Signal();
        try (var _ = new CancelWatch(cancelled, signal);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = chosen.stream()
                    .map(account -> threads.submit(() -> all(account, order, signal.child(), found)))
                    .toList();
            running.forEach(DayReconciler::join);
        }
        var vanished = chosen.stream()
                .flatMap(account -> checks.vanished(account.id(), zone, range).stream())
                .sorted(Comparator.comparing(Vanished::slice).reversed())
                .toList();
        return found.reconciliation(vanished);
    }

    /// @param days newest first
    private record Order(ZoneId zone, List<LocalDate> days, boolean reread) {}

    private List<LocalDate> days(Interval range, ZoneId zone) {
        var today = LocalDate.ofInstant(time.now(), zone);
        var first = LocalDate.ofInstant(Instant.ofEpochSecond(range.from()), zone);
        var last = LocalDate.ofInstant(Instant.ofEpochSecond(range.to()), zone);
        var end = last.isAfter(today) ? today : last;
        return first.isAfter(end)
                ? List.of()
                : first.datesUntil(end.plusDays(1)).toList().reversed();
    }

    private static void join(Future<?> account) {
        try {
            account.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while accounts were compared", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a comparison broke off", broken.getCause());
        }
    }

    private void all(Account account, Order order, Signal signal, Found found) {
        var failure = failureOf(account, order, signal, found);
        if (failure != null) {
            found.failed(account, failure);
        }
    }

    private @Nullable Failure failureOf(Account account, Order order, Signal signal, Found found) {
        try {
            if (!account.kind().isGateway()) {
                order.days().forEach(day -> found.add(withoutSums(account, day, order.zone())));
                return null;
            }
            return switch (credentials.read(account)) {
                case Result.Err<Secret>(Failure failure) -> failure;
                case Result.Ok<Secret>(Secret secret) -> days(account, secret, order, signal, found);
            };
        } catch (StoreException broken) {
            return broken.failure();
        }
    }

    /// Who is no gateway keeps no sums that could be asked for.
    private DayCheck withoutSums(Account account, LocalDate day, ZoneId zone) {
        var whole = new Interval(
                day.atStartOfDay(zone).toEpochSecond(),
                day.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1);
        return new DayCheck(
                account.id(),
                day,
                whole,
                null,
                null,
                DayCheck.State.NO_STAT,
                DayCheck.Reason.NOT_OFFERED,
                time.now());
    }

    private @Nullable Failure days(Account account, Secret secret, Order order, Signal signal, Found found) {
        var check = new AccountCheck(
                account, clients.open(account, secret), store, checks, order.zone(), order.reread(), time, signal);
        for (var day : order.days()) {
            if (signal.stopped()) {
                return new Failure.Cancelled();
            }
            switch (check.day(day)) {
                case Result.Err<DayCheck>(Failure failure) -> {
                    return failure;
                }
                case Result.Ok<DayCheck>(DayCheck done) -> {
                    if (!readOnly
                            && isWorthKeeping(done)
                            && checks.noteCheck(done, order.zone()) instanceof Result.Err<Long>(Failure failure)) {
                        return failure;
                    }
                    found.add(done);
                }
            }
        }
        return null;
    }

    /// What was found before is not replaced by a gateway's silence.
    static boolean isWorthKeeping(DayCheck check) {
        return check.reason() != DayCheck.Reason.FAILED;
    }

    /// What came out so far, of all accounts.
    private static final class Found {
        private final int all;
        private final Consumer<Progress> progress;
        private final List<DayCheck> days = new ArrayList<>();
        private final Map<Long, Failure> failures = new TreeMap<>();

        Found(int all, Consumer<Progress> progress) {
            this.all = all;
            this.progress = progress;
        }

        synchronized void add(DayCheck check) {
            days.add(check);
            progress.accept(new Progress(days.size(), all, check));
        }

        synchronized void failed(Account account, Failure failure) {
            failures.put(account.id(), failure);
        }

        synchronized Reconciliation reconciliation(List<Vanished> vanished) {
            days.sort(Comparator.comparingLong(DayCheck::accountId).thenComparing(DayCheck::day));
            return new Reconciliation(List.copyOf(days), vanished, Map.copyOf(failures));
        }
    }
}
