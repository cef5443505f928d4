package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.CollectorState.Link;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.sync.SyncState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How the collection of one queue goes, told outward at most twice a second. Thread-safe.
final class CollectorBoard {

    /// Between two words.
    static final Duration LEAST = Duration.ofMillis(500);

    private final Account account;
    private final ServerFacts facts;
    private final LongSupplier nanos;
    private final Consumer<AccountSync> told;
    private final MinuteMeter meter = new MinuteMeter();
    private Phase phase = Phase.IDLE;
    private Link link = Link.NONE;
    private @Nullable Instant lastRecord;
    private @Nullable Instant lastSync;
    private @Nullable Instant bannedUntil;
    private @Nullable Failure fetching;
    private @Nullable Failure storing;
    private long fetched;
    private long fetchedStored;
    private long stored;
    private long torn;
    private long spoolBytes;
    private boolean spoolFull;
    private boolean changed;
    private long toldAt;
    private boolean toldOnce;

    CollectorBoard(Account account, ServerFacts facts, LongSupplier nanos, Consumer<AccountSync> told) {
        this.account = account;
        this.facts = facts;
        this.nanos = nanos;
        this.told = told;
    }

    /// Told at once where users wait for it: an end, a fault.
    synchronized void phase(Phase next) {
        if (phase != next) {
            phase = next;
            tell(next != Phase.IDLE && next != Phase.FOLLOWING);
        }
    }

    synchronized void linked(Link now) {
        if (link != now) {
            link = now;
            tell(false);
        }
    }

    /// @param records that just came; 0 where the queue was empty
    synchronized void fetched(int records, Instant at) {
        fetched += records;
        if (records > 0) {
            lastRecord = at;
            meter.add(nanos.getAsLong(), records);
        }
        fetching = null;
        bannedUntil = null;
        phase = records > 0 ? Phase.FOLLOWING : Phase.IDLE;
        tell(false);
    }

    synchronized void fetchingFailed(Failure why, @Nullable Instant banned) {
        fetching = why;
        bannedUntil = banned;
        link = Link.NONE;
        tell(false);
    }

    /// @param rows of this run
    /// @param records how many of them this run had fetched
    synchronized void stored(long rows, long records, long tornRecords) {
        stored += rows;
        fetchedStored += records;
        torn += tornRecords;
        storing = null;
        tell(false);
    }

    /// What was fetched stays in the spool meanwhile.
    synchronized void storingFailed(Failure why) {
        storing = why;
        tell(false);
    }

    synchronized void synced(Instant at) {
        lastSync = at;
        tell(false);
    }

    synchronized void spool(long bytes, boolean full) {
        if (spoolBytes != bytes || spoolFull != full) {
            var urgent = spoolFull != full;
            spoolBytes = bytes;
            spoolFull = full;
            tell(urgent);
        }
    }

    /// Tells what was held back.
    synchronized void tick() {
        changed |= meter.moves(nanos.getAsLong());
        if (changed) {
            tell(false);
        }
    }

    /// Whether something is to be told that came too soon behind the last word.
    synchronized boolean holdsBack() {
        return changed;
    }

    synchronized AccountSync now() {
        var perMinute = meter.perMinute(nanos.getAsLong());
        var banned = bannedUntil == null ? facts.bannedUntil() : bannedUntil;
        return new AccountSync(
                account.id(),
                account.name(),
                phase,
                stored,
                null,
                perMinute / 60,
                null,
                null,
                lastSync,
                fetching == null ? storing : fetching,
                new CollectorState(
                        link,
                        facts.version(),
                        lastRecord,
                        perMinute,
                        facts.statistics(),
                        facts.retentionSeconds(),
                        facts.otherConsumer(),
                        banned,
                        Math.max(0, fetched - fetchedStored),
                        spoolBytes,
                        spoolFull,
                        torn));
    }

    private void tell(boolean urgent) {
        var at = nanos.getAsLong();
        if (!urgent && toldOnce && at - toldAt < LEAST.toNanos()) {
            changed = true;
            return;
        }
        changed = false;
        toldOnce = true;
        toldAt = at;
        told.accept(now());
    }
}
