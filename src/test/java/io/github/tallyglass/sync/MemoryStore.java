package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.ServerState;
import io.github.tallyglass.store.UsageStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The store's promises without a disk, for histories by the hundred.
final class MemoryStore implements UsageStore {

    final Map<Long, Account> accounts = new LinkedHashMap<>();
    final Map<Long, TreeMap<Long, List<UsageEvent>>> rows = new LinkedHashMap<>();
    final Map<Long, IntervalSet> coverage = new LinkedHashMap<>();
    final Map<Long, ServerState> servers = new LinkedHashMap<>();
    final List<Balance> balances = new ArrayList<>();
    final List<HourlyUsage> hourly = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();
    final List<SliceCommit> commits = new ArrayList<>();
    IntervalSet unstable = IntervalSet.EMPTY;
    IntervalSet hourlyCoverage = IntervalSet.EMPTY;
    int mostCommits = Integer.MAX_VALUE;
    String lastState = "new";
    String lastFailure = "";

    private long nextId = 1;

    @Override
    public synchronized List<Account> accounts() {
        return accounts.values().stream().filter(account -> !account.removed()).toList();
    }

    @Override
    public synchronized List<Account> removedAccounts() {
        return accounts.values().stream().filter(Account::removed).toList();
    }

    @Override
    public synchronized Result<Account> addAccount(Account account) {
        if (accounts().stream().anyMatch(other -> other.name().equals(account.name()))) {
            return Result.err(new Failure.BadInput(account.name(), "taken"));
        }
        var saved = account.withId(nextId++);
        accounts.put(saved.id(), saved);
        return Result.ok(saved);
    }

    @Override
    public synchronized Result<Account> updateAccount(Account account) {
        accounts.put(account.id(), account);
        return Result.ok(account);
    }

    @Override
    public synchronized Result<Account> removeAccount(long accountId) {
        var gone = accounts.remove(accountId);
        rows.remove(accountId);
        coverage.remove(accountId);
        return gone == null ? Result.err(new Failure.BadInput("account", "unknown")) : Result.ok(gone);
    }

    @Override
    public synchronized Result<Long> noteSync(long accountId, Instant at, String state, String failureText) {
        lastState = state;
        lastFailure = failureText;
        return Result.ok(1L);
    }

    @Override
    public synchronized Optional<ServerState> server(long accountId) {
        return Optional.ofNullable(servers.get(accountId));
    }

    @Override
    public synchronized Result<Long> noteServer(long accountId, ServerState server) {
        servers.put(accountId, server);
        return Result.ok(accountId);
    }

    @Override
    public synchronized Result<Commit> replaceSlice(SliceCommit slice) {
        if (commits.size() >= mostCommits) {
            return Result.err(new Failure.StoreFault("disk-full", "usage.db", ""));
        }
        var mine = rows.computeIfAbsent(slice.accountId(), id -> new TreeMap<>());
        var old = countRows(slice.accountId(), slice.slice());
        var covered = coverage(slice.accountId());
        Commit commit;
        var closed = covered.covers(slice.slice())
                && slice.slice().to() < covered.last().orElseThrow().to() - 86_400
                && unstable.within(slice.slice()).isEmpty();
        if (slice.rows().size() < old && closed) {
            commit = new Commit(0, old, true, 0);
        } else {
            mine.subMap(slice.slice().from(), true, slice.slice().to(), true).clear();
            for (var event : slice.rows()) {
                mine.computeIfAbsent(event.createdAt(), second -> new ArrayList<>())
                        .add(event);
            }
            coverage.put(slice.accountId(), covered.plus(slice.slice()));
            unstable = slice.stable() ? unstable.minus(slice.slice()) : unstable.plus(slice.slice());
            var unknown = slice.rejects().stream()
                    .filter(reject ->
                            rejects.stream().noneMatch(one -> one.raw().equals(reject.raw())))
                    .count();
            commit = new Commit(
                    Math.max(0, slice.rows().size() - old), slice.rows().size(), false, Math.toIntExact(unknown));
            rejects.removeIf(reject -> slice.slice().contains(reject.createdAt()));
            slice.rejects().stream()
                    .filter(reject ->
                            rejects.stream().noneMatch(one -> one.raw().equals(reject.raw())))
                    .toList()
                    .forEach(rejects::add);
        }
        commits.add(slice);
        return Result.ok(commit);
    }

    @Override
    public synchronized long countRows(long accountId, Interval slice) {
        return rows(accountId, slice).size();
    }

    synchronized List<UsageEvent> rows(long accountId, Interval slice) {
        return rows
                .getOrDefault(accountId, new TreeMap<>())
                .subMap(slice.from(), true, slice.to(), true)
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public synchronized IntervalSet coverage(long accountId) {
        return coverage.getOrDefault(accountId, IntervalSet.EMPTY);
    }

    @Override
    public synchronized Result<Long> replaceHourly(
            long accountId, Interval hours, List<HourlyUsage> lines, QuotaUnit unit) {
        hourly.removeIf(line -> hours.contains(line.hour()));
        hourly.addAll(lines);
        hourlyCoverage = hourlyCoverage.plus(hours);
        return Result.ok((long) lines.size());
    }

    @Override
    public synchronized Result<Long> addBalance(long accountId, Balance balance) {
        balances.add(balance);
        return Result.ok(1L);
    }

    @Override
    public synchronized IntervalSet hourlyCoverage(long accountId) {
        return hourlyCoverage;
    }

    @Override
    public synchronized OptionalLong newestRow(long accountId, long until) {
        var newest = rows.getOrDefault(accountId, new TreeMap<>()).floorKey(until);
        return newest == null ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    @Override
    public synchronized Optional<Balance> balance(long accountId) {
        return balances.isEmpty() ? Optional.empty() : Optional.of(balances.getLast());
    }
}
