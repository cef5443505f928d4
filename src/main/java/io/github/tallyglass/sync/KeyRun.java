package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.KeyAccess;
import io.github.tallyglass.source.gateway.KeyAccess.KeyList;
import io.github.tallyglass.source.gateway.KeyForm;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.store.UsageStore.Commit;
import io.github.tallyglass.store.UsageStore.ListCommit;
import io.github.tallyglass.store.UsageStore.Reject;
import io.github.tallyglass.sync.SyncOutcome.Missing;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads an account whose rows come as one list without bounds: the list is taken whole at each poll and
/// merged into what is stored. What it dropped between two polls is noted as lost, by name and seconds.
final class KeyRun implements Run {

    /// As many rows as a list of the newest ones holds, which is what a gap is explained with.
    private static final int LIST_ROWS = new KeyForm.Newest().pageSize();

    private static final int RETRIES = 2;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Account account;
    private final KeyAccess key;
    private final UsageStore store;
    private final SyncDepth depth;
    private final SyncTime time;
    private final Progress progress;
    private final Asker asker;
    private final KeyNumbers numbers;
    private final KeyPace pace = new KeyPace();
    private final List<Missing> unreadable = new ArrayList<>();
    private boolean pollDue = true;
    private long end;
    private long rowsNew;
    private long rowsSeen;

    KeyRun(
            Account account,
            GatewayClient client,
            KeyAccess key,
            UsageStore store,
            SyncDepth depth,
            SyncTime time,
            Signal signal,
            Progress progress) {
        this.account = account;
        this.key = key;
        this.store = store;
        this.depth = depth;
        this.time = time;
        this.progress = progress;
        this.asker = new Asker(client, time, signal, progress);
        this.numbers = new KeyNumbers(asker, key, store, time, account);
    }

    @Override
    public Result<Account> firstNumbers() {
        progress.phase(Phase.FIRST_NUMBERS);
        return numbers.read();
    }

    @Override
    public Result<Account> readLeft() {
        progress.phase(Phase.FIRST_NUMBERS);
        return numbers.readLeft();
    }

    @Override
    public Result<Account> rereadNumbers() {
        progress.phase(Phase.FOLLOWING);
        return numbers.reread();
    }

    @Override
    public void poll() {
        pollDue = true;
    }

    @Override
    public boolean followsNewRows() {
        return pollDue;
    }

    @Override
    public Duration pollEvery(Duration wanted) {
        return pace.pollEvery(key.form(), wanted);
    }

    @Override
    public Result<Step> step() {
        if (!pollDue) {
            return Result.ok(Step.NOTHING_LEFT);
        }
        progress.phase(Phase.FOLLOWING);
        try {
            return key.form() instanceof KeyForm.NoRows ? noteUnlisted() : readList();
        } catch (StoreException broken) {
            return Result.err(broken.failure());
        }
    }

    @Override
    public Account account() {
        return numbers.account();
    }

    @Override
    public Interval goal() {
        if (end == 0) {
            end = asker.frozenEnd();
        }
        return new Interval(depth.oldest(end), end);
    }

    @Override
    public IntervalSet coverage() {
        return store.coverage(account.id());
    }

    @Override
    public int requests() {
        return asker.requests();
    }

    @Override
    public long rowsNew() {
        return rowsNew;
    }

    @Override
    public long rowsSeen() {
        return rowsSeen;
    }

    @Override
    public List<Missing> missing() {
        var missing = new ArrayList<>(unreadable);
        if (key.form() instanceof KeyForm.NoRows) {
            missing.add(new Missing(goal(), new Failure.NoKeyLog(account.host())));
            return missing;
        }
        store.lost(account.id())
                .within(goal())
                .intervals()
                .forEach(gap -> missing.add(new Missing(gap, new Failure.LostToLimit(LIST_ROWS))));
        return missing;
    }

    private Result<Step> readList() {
        var last = coverage().last();
        if (key.form() instanceof KeyForm.Newest
                && asker.knowsClock()
                && last.isPresent()
                && last.get().to() > asker.frozenEnd() - KeyPace.LEAST_SECONDS) {
            // Read a moment ago, by another run maybe: the few requests of this kind are not spent on that.
            end = last.get().to();
            pollDue = false;
            return Result.ok(Step.NOTHING_LEFT);
        }
        // Rows that came while the list travelled may not be in it.
        var asked = time.now().toEpochMilli();
        return list().flatMap(list -> {
            end = asker.settledBy(asked, list.rows());
            return commit(list).map(commit -> noted(list, commit));
        });
    }

    private Result<KeyList> list() {
        for (var tries = 0; ; tries++) {
            var asked = asker.ask(_ -> key.list());
            if (!(asked instanceof Result.Err<KeyList>(Failure failure))
                    || !Faults.worthRetrying(failure)
                    || tries == RETRIES) {
                return asked;
            }
            asker.backOff(RETRY_AFTER.multipliedBy(1L << tries));
        }
    }

    private Result<Commit> commit(KeyList list) {
        var seconds = list.rows().stream().map(row -> row.event().createdAt()).toList();
        var before = new KeyCoverage.Before(coverage(), store.lost(account.id()), depth.oldest(end), end);
        var proven = KeyCoverage.of(seconds, list.cut(), before);
        // An unreadable row's own second is not known: that of the oldest row is as good as any.
        var second = seconds.isEmpty() ? end : seconds.getLast();
        var rejects = list.rejected().stream()
                .map(reject -> new Reject(second, reject.raw(), reject.why()))
                .toList();
        return numbers.speak(key.form().name())
                .flatMap(now -> store.mergeList(new ListCommit(
                        account.id(),
                        list.rows().stream().map(LogRow::event).toList(),
                        proven.covered(),
                        proven.lost(),
                        IntervalSet.EMPTY,
                        now.unit(),
                        rejects)));
    }

    private Step noted(KeyList list, Commit commit) {
        pollDue = false;
        rowsNew += commit.rowsNew();
        rowsSeen += list.received();
        pace.note(list, end);
        if (commit.rowsRejected() > 0) {
            unreadable.add(new Missing(goal(), new Failure.UnreadableRows(commit.rowsRejected())));
        }
        progress.rows(list.received(), 0L, coverage().last().map(Interval::from).orElse(null));
        return Step.READ;
    }

    private Result<Step> noteUnlisted() {
        end = asker.frozenEnd();
        pollDue = false;
        var nothing = new ListCommit(
                account.id(),
                List.of(),
                IntervalSet.EMPTY,
                IntervalSet.EMPTY,
                IntervalSet.of(List.of(goal())),
                numbers.account().unit(),
                List.of());
        return store.mergeList(nothing).map(_ -> Step.READ);
    }
}
