package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.RecordStore.SpoolMark;
import io.github.tallyglass.store.Spool;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.sync.Faults;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One account's spool, opened, with what fetching and storing work on.
final class OpenQueue implements AutoCloseable {

    private static final long NOTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final QueueParts parts;
    private final Account account;
    private final Spool spool;
    private final Claims claims;
    private final CollectorBoard board;
    private final Storing storing;
    private final QueueAccount own;
    private @Nullable Failure noted;
    private long notedAt;
    private boolean everNoted;

    private OpenQueue(
            QueueParts parts,
            QueueAccount own,
            Spool spool,
            CollectorBoard board,
            SpoolMark stored,
            Optional<Interval> covered) {
        this.parts = parts;
        this.own = own;
        this.account = own.account();
        this.spool = spool;
        this.board = board;
        claims = new Claims(
                own.facts(), covered.map(last -> OptionalLong.of(last.to())).orElse(OptionalLong.empty()));
        storing = new Storing(
                account.id(),
                spool,
                stored,
                new StoringParts(
                        parts.records(),
                        own.reader(),
                        parts.prices(),
                        own.listener(),
                        parts.time(),
                        parts.settings().lotRows()),
                claims,
                board,
                parts.nanos());
    }

    static CollectorBoard board(QueueParts parts, QueueAccount own, Consumer<AccountSync> told) {
        return new CollectorBoard(own.account(), own.facts(), parts.nanos(), told);
    }

    static Result<OpenQueue> open(QueueParts parts, QueueAccount own, CollectorBoard board) {
        try {
            var id = own.account().id();
            var mark = parts.records().mark(id);
            var covered = parts.store().coverage(id).last();
            var spool = Spool.open(parts.data(), id, mark, parts.settings().limits(), parts.disk(), parts.nanos());
            return Result.ok(new OpenQueue(parts, own, spool, board, SpoolCursor.begin(mark), covered));
        } catch (IOException denied) {
            return Result.err(new Failure.FileFault(
                    parts.data().resolve("spool").toString(), String.valueOf(denied.getMessage())));
        } catch (StoreException broken) {
            return Result.err(broken.failure());
        }
    }

    FetchingParts fetching(Runnable news) {
        return new FetchingParts(
                new QueueSource(
                        account, own.mode(), parts.queue(), parts.credentials(), own.verdict(), own.refreshed()),
                spool,
                claims,
                board,
                own.facts(),
                parts.settings(),
                parts.time(),
                parts.nanos(),
                news);
    }

    Spool spool() {
        return spool;
    }

    Storing storing() {
        return storing;
    }

    /// Notes how the account's collection goes: a change at once, the same again once a minute.
    ///
    /// @param failure null when all is well
    void note(@Nullable Failure failure) {
        var at = parts.nanos().getAsLong();
        var same = failure == null
                ? noted == null
                : noted != null && failure.code().equals(noted.code());
        if (everNoted && same && (failure != null || at - notedAt < NOTE_NANOS)) {
            return;
        }
        var now = parts.time().now();
        var state = failure == null ? "ok" : Faults.stops(failure) ? "stopped" : "failing";
        if (parts.store().noteSync(account.id(), now, state, failure == null ? "" : Faults.note(failure))
                instanceof Result.Ok<Long>) {
            noted = failure;
            notedAt = at;
            everNoted = true;
            if (failure == null) {
                board.synced(now);
            }
        }
    }

    /// Seconds that are covered now, of these.
    List<Interval> covered(Interval of) {
        return parts.store().coverage(account.id()).within(of).intervals();
    }

    @Override
    public void close() {
        spool.close();
    }
}
