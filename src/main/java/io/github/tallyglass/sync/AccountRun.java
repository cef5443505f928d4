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

/// Reads one account in steps of one slice, so that whoever drives it decides what comes between: the one-shot
/// command runs it to the end, the background service lets new rows go before history. Used by one thread.
///
/// Everything that has to outlive a kill is in the store's coverage; a new run goes on from there.
final class AccountRun {

    /// What a step did.
    enum Step {
        READ,
        /// Nothing is missing between the wanted depth and the frozen end.
        NOTHING_LEFT
    }

    private static final int CLOCK_TRIES = 3;

    private final Account account;
    private final UsageStore store;
    private final SyncDepth depth;
    private final Progress progress;
    private final Windows windows = new Windows();
    private final Asker asker;
    private final ServerWatch watch;
    private final FirstNumbers numbers;
    private final SliceReader reader;
    private final SliceWriter writer;
    private final @Nullable HourlyHistory sums;
    private @Nullable GapWork fresh;
    private @Nullable GapWork history;
    private boolean pollDue = true;
    private long end;
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
        this.asker = new Asker(clients.open(account, secret), time, signal, progress);
        this.watch = new ServerWatch(asker, store, clients, secret);
        this.numbers = new FirstNumbers(asker, store, time, windows, watch, account);
        this.reader = new SliceReader(asker, account.host());
        this.writer = new SliceWriter(store, account.id());
        this.sums = account.mode() == Account.Mode.AGGREGATES ? new HourlyHistory(asker, store, account) : null;
    }

    /// Status, wallet, 30 days of hourly aggregates.
    Result<Account> firstNumbers() {
        progress.phase(Phase.FIRST_NUMBERS);
        return once(numbers::read);
    }

    /// Wallet and the last hours.
    Result<Account> rereadNumbers() {
        progress.phase(Phase.FOLLOWING);
        return once(numbers::reread);
    }

    /// Once more where the server turns out to speak another dialect now.
    private Result<Account> once(Supplier<Result<Account>> reading) {
        var before = numbers.account().dialect();
        var result = reading.get();
        var again = result instanceof Result.Err<Account>(Failure failure) && serverChanged(failure);
        if (!before.equals(numbers.account().dialect())) {
            startOver();
            poll();
        }
        return again ? reading.get() : result;
    }

    /// Has the next step freeze a new end: what came since is read before history. While the new rows of an earlier
    /// poll are still being read the end stays.
    void poll() {
        pollDue = true;
    }

    /// New rows of the latest poll are still to be read.
    boolean followsNewRows() {
        return pollDue || fresh != null;
    }

    /// Reads and commits one slice: of new rows first, then of the newest gap. An account without rows reads a
    /// stretch of hourly sums instead.
    Result<Step> step() {
        try {
            if (sums != null) {
                pollDue = false;
                return sumsBefore(sums);
            }
            var unplanned = plan();
            if (unplanned != null) {
                return Result.err(unplanned);
            }
            var work = fresh != null ? fresh : history;
            if (work == null) {
                return Result.ok(Step.NOTHING_LEFT);
            }
            progress.phase(work == fresh ? Phase.FOLLOWING : Phase.BACKFILL);
            return switch (reader.read(windows.next(work.rest()))) {
                case Result.Ok<ReadSlice>(ReadSlice read) -> commit(work, read);
                case Result.Err<ReadSlice>(Failure failure) -> failed(failure);
            };
        } catch (StoreException broken) {
            startOver();
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

    private @Nullable Failure plan() {
        if (pollDue && fresh == null) {
            switch (asker.freeze()) {
                case Result.Err<Long>(Failure failure) -> {
                    return failure;
                }
                case Result.Ok<Long>(Long frozen) -> end = frozen;
            }
            pollDue = false;
            // The second of the newest row may get more rows while the server's time is not known.
            var settled = asker.knowsClock() ? coverage() : coverage().minus(new Interval(end, end));
            var gap = Gap.fresh(settled, goal());
            fresh = gap.isPresent() ? new GapWork(gap.get()) : null;
        }
        if (fresh == null && history == null) {
            var gap = Gap.newest(coverage(), goal());
            history = gap.isPresent() ? new GapWork(gap.get()) : null;
        }
        return null;
    }

    /// With the unit of the latest status and the dialect that is spoken.
    Account account() {
        return numbers.account();
    }

    /// From the wanted depth to the frozen end.
    Interval goal() {
        if (end == 0) {
            end = asker.frozenEnd();
        }
        return new Interval(depth.oldest(end), end);
    }

    /// By rows; by hourly sums where an account is read by these alone.
    IntervalSet coverage() {
        return sums == null ? store.coverage(account.id()) : store.hourlyCoverage(account.id());
    }

    int requests() {
        return asker.requests();
    }

    long rowsNew() {
        return writer.rowsNew();
    }

    /// See [SliceWriter#unreadable()].
    List<SyncOutcome.Missing> unreadable() {
        return writer.unreadable();
    }

    /// Rows of all slices that were read completely.
    long rowsSeen() {
        return rowsSeen;
    }

    private Result<Step> commit(GapWork work, ReadSlice read) {
        clockMoves = 0;
        watch.progressed();
        windows.read(read.slice(), read.rows().size(), read.narrowed());
        var written = writer.write(read, work.accept(read), numbers.account().unit());
        if (written instanceof Result.Err<Long>(Failure failure)) {
            startOver();
            return Result.err(failure);
        }
        if (work.finished()) {
            fresh = work == fresh ? null : fresh;
            history = work == history ? null : history;
        }
        rowsSeen += read.rows().size();
        tell(read.rows().size());
        return Result.ok(Step.READ);
    }

    private Result<Step> failed(Failure failure) {
        if (serverChanged(failure)) {
            startOver();
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
            startOver();
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

    /// Forgets what was planned; the coverage knows what is missing.
    private void startOver() {
        fresh = null;
        history = null;
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
