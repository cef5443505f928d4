package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.SyncState.Phase;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads an account whose rows can be asked for by time, in steps of one slice: the one-shot command
/// runs it to the end, the background service lets new rows go before history.
final class AccountRun implements Run {

    private static final int CLOCK_TRIES = 3;

    private final Account account;
    private final UsageStore store;
    private final SyncDepth depth;
    private final Progress progress;
    private final Windows windows = new Windows();
    private final Asker asker;
    private final ServerWatch watch;
    private final Numbers numbers;
    private final SliceReader reader;
    private final SliceWriter writer;
    private final @Nullable HourlyHistory sums;
    private final RunPlan plan;
    private long rowsSeen;
    private int clockMoves;

    AccountRun(
            Account account,
            Secret secret,
            GatewayClients clients,
            UsageStore store,
            SyncDepth depth,
            SyncTime time,
            Signal signal,
            Progress progress) {
        this.account = account;
        this.store = store;
        this.depth = depth;
        this.progress = progress;
        var client = clients.open(account, secret);
        this.asker = new Asker(client, time, signal, progress);
        this.watch = new ServerWatch(asker, store, clients, secret);
        this.plan = new RunPlan(account.id(), store, depth, asker);
        this.numbers = client.key()
                .<Numbers>map(key -> new KeyNumbers(asker, key, store, time, account))
                .orElseGet(() -> new FirstNumbers(asker, store, time, windows, watch, account));
        this.reader = new SliceReader(asker, account.host());
        this.writer = new SliceWriter(store, account.id());
        this.sums = account.mode() == Account.Mode.AGGREGATES ? new HourlyHistory(asker, store, account) : null;
    }

    /// Status, wallet, 30 days of hourly aggregates.
    @Override
    public Result<Account> firstNumbers() {
        progress.phase(Phase.FIRST_NUMBERS);
        return once(numbers::read);
    }

    /// What is left: wallet, windows, keys; no aggregates and no rows.
    @Override
    public Result<Account> readLeft() {
        progress.phase(Phase.FIRST_NUMBERS);
        return once(numbers::readLeft);
    }

    /// Wallet and the last hours.
    @Override
    public Result<Account> rereadNumbers() {
        progress.phase(Phase.FOLLOWING);
        return once(numbers::reread);
    }

    /// Once more where the server turns out to speak another dialect now.
    private Result<Account> once(Supplier<Result<Account>> reading) {
        var before = numbers.account().dialect();
        var result = reading.get();
        var again = result instanceof Result.Err<Account>(Failure failure) && serverChanged(failure);
        if (!before.equals(numbers.account().dialect())) {
            plan.startOver();
            poll();
        }
        return again ? reading.get() : result;
    }

    /// Has the next step freeze a new end: what came since is read before history. While the new rows
    /// of an earlier poll are still being read the end stays.
    @Override
    public void poll() {
        plan.poll();
    }

    /// New rows of the latest poll are still to be read.
    @Override
    public boolean followsNewRows() {
        return plan.followsNewRows();
    }

    /// Reads and commits one slice: of new rows first, then of the newest gap. An account without rows
    /// reads a stretch of hourly sums instead.
    @Override
    public Result<Step> step() {
        try {
            if (sums != null) {
                plan.polled();
                return sumsBefore(sums);
            }
            var unplanned = plan.renew();
            if (unplanned != null) {
                return Result.err(unplanned);
            }
            var work = plan.next();
            if (work == null) {
                return Result.ok(Step.NOTHING_LEFT);
            }
            progress.phase(plan.isFresh(work) ? Phase.FOLLOWING : Phase.BACKFILL);
            return switch (reader.read(windows.next(work.rest()))) {
                case Result.Ok<ReadSlice>(ReadSlice read) -> commit(work, read);
                case Result.Err<ReadSlice>(Failure failure) -> failed(failure);
            };
        } catch (StoreException broken) {
            plan.startOver();
            return Result.err(broken.failure());
        }
    }

    private Result<Step> sumsBefore(HourlyHistory sums) {
        progress.phase(Phase.BACKFILL);
        var read = sums.readBefore(
                depth.oldest(asker.frozenEnd()), numbers.account().unit());
        progress.rows(0, null, coverage().first().map(Interval::from).orElse(null));
        return read.map(more -> more ? Step.READ : Step.NOTHING_LEFT);
    }

    /// With the unit of the latest status and the dialect that is spoken.
    @Override
    public Account account() {
        return numbers.account();
    }

    /// From the wanted depth to the frozen end.
    @Override
    public Interval goal() {
        return plan.goal();
    }

    /// By rows; by hourly sums where an account is read by these alone.
    @Override
    public IntervalSet coverage() {
        return sums == null ? store.coverage(account.id()) : store.hourlyCoverage(account.id());
    }

    @Override
    public int requests() {
        return asker.requests();
    }

    @Override
    public long rowsNew() {
        return writer.rowsNew();
    }

    /// See [SliceWriter#unreadable()].
    @Override
    public List<SyncOutcome.Missing> missing() {
        return writer.unreadable();
    }

    /// Rows of all slices that were read completely.
    @Override
    public long rowsSeen() {
        return rowsSeen;
    }

    private Result<Step> commit(GapWork work, ReadSlice read) {
        clockMoves = 0;
        watch.progressed();
        windows.read(read.slice(), read.rows().size(), read.narrowed());
        var written = writer.write(read, work.accept(read), numbers.account().unit());
        if (written instanceof Result.Err<Long>(Failure failure)) {
            plan.startOver();
            return Result.err(failure);
        }
        plan.settle(work);
        rowsSeen += read.rows().size();
        tell(read.rows().size());
        return Result.ok(Step.READ);
    }

    private Result<Step> failed(Failure failure) {
        if (serverChanged(failure)) {
            plan.startOver();
            poll();
            return Result.ok(Step.READ);
        }
        if (Faults.helpedByLess(failure)) {
            windows.failed(reader.lastTried());
        }
        if (failure instanceof Failure.Unstable && clockMoves < CLOCK_TRIES) {
            // The end lay in the server's future: frozen before the server's clock was known, or the local clock
            // was set since.
            clockMoves++;
            plan.startOver();
            poll();
            return Result.ok(Step.READ);
        }
        return Result.err(failure);
    }

    private boolean serverChanged(Failure failure) {
        var before = numbers.account();
        if (!(watch.failed(before, failure) instanceof Result.Ok<Account>(Account now))) {
            return false;
        }
        numbers.use(now);
        return !now.dialect().equals(before.dialect());
    }

    private void tell(long rows) {
        var covered = coverage();
        var left = 0L;
        for (var gap : covered.gapsWithin(goal()).intervals()) {
            var expected = windows.expected(gap);
            left = expected < 0 || left < 0 ? -1 : left + expected;
        }
        progress.rows(
                rows, left < 0 ? null : left, covered.last().map(Interval::from).orElse(null));
    }
}
