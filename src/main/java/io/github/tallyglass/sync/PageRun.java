package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.LogPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages of one window, read one after the other from page 1. Ends by itself at the last row; the
/// caller stops earlier where a window holds more than a slice may.
final class PageRun {

    private static final long UNKNOWN = -2;

    /// A slice of short pages is cut earlier, or it would take minutes to the next commit.
    private static final int MOST_PAGES = 50;

    /// No line has shorter pages (gateway contract §2.1).
    private static final int SHORTEST_FULL_PAGE = 10;

    /// A total that some servers never exceed.
    private static final long CAP = 10_000;

    /// Page 1 of a window.
    ///
    /// @param sameWindow false: it was read for a longer window with the same end, whose total says
    ///     nothing here
    record First(LogPage page, boolean sameWindow) {}

    private final Asker asker;
    private final String host;
    private final Interval window;
    private final ArrayList<Entry> entries = new ArrayList<>();
    private LogPage first;
    private LogPage last;
    private int page = 1;
    private int size;
    private long total;
    private boolean repeats;

    private PageRun(Asker asker, String host, Interval window, First start) {
        this.asker = asker;
        this.host = host;
        this.window = window;
        this.first = start.page();
        this.last = start.page();
        this.total = start.sameWindow() ? start.page().total() : UNKNOWN;
        this.size = effectiveSize(start.page());
    }

    /// @param known page 1, if it was read already
    static Result<PageRun> open(Asker asker, String host, Interval window, @Nullable First known) {
        if (known != null) {
            return begun(asker, host, window, known);
        }
        return asker.logs(window, 1).flatMap(page -> begun(asker, host, window, new First(page, true)));
    }

    private static Result<PageRun> begun(Asker asker, String host, Interval window, First start) {
        var run = new PageRun(asker, host, window, start);
        return run.take(start.page(), 0) ? Result.ok(run) : Result.err(new Failure.BoundsIgnored(host));
    }

    /// What a step found.
    enum Step {
        READ,
        /// Rows came or went since the page before.
        CHANGED
    }

    /// Reads the next page.
    Result<Step> next() {
        return asker.logs(window, page + 1).flatMap(read -> {
            page++;
            repeats |= read.total() < 0 && repeatsTheEndOf(last, read);
            last = read;
            var shift = total == UNKNOWN || total < 0 ? 0 : read.total() - total;
            total = read.total();
            // In a window of one second new rows come on top and push the others on by as many places.
            var skipped = window.seconds() == 1 ? Math.max(0, shift) : 0;
            if (!take(read, skipped)) {
                return Result.err(new Failure.BoundsIgnored(host));
            }
            return Result.ok(shift < 0 || shift > skipped ? Step.CHANGED : Step.READ);
        });
    }

    /// Whether the last row was read: a short page, unless the server says that there are more.
    boolean ended() {
        if (last.received() == 0) {
            return true;
        }
        return last.received() < size && (!totalKnown() || entries.size() >= total);
    }

    boolean fits(int rows) {
        return entries.size() + size <= Math.min(rows, size * MOST_PAGES);
    }

    /// The server never says how many rows there are.
    boolean totalUnsaid() {
        return total < 0 && total != UNKNOWN;
    }

    /// Whether the total can be taken by its word.
    boolean totalKnown() {
        return total >= 0 && !capped();
    }

    boolean capped() {
        return total == CAP;
    }

    boolean totalAgrees() {
        return !totalKnown() || total == entries.size();
    }

    /// A page began with the rows that the one before ended with: they are twins, or a row came in
    /// between and no total tells of it.
    boolean repeats() {
        return repeats;
    }

    long total() {
        return total;
    }

    int size() {
        return size;
    }

    LogPage first() {
        return first;
    }

    List<Entry> entries() {
        return entries;
    }

    private boolean take(LogPage read, long skipped) {
        var before = entries.isEmpty() ? window.to() : entries.getLast().second();
        var received = Entry.of(read, before);
        received.stream().skip(skipped).forEach(entries::add);
        return read.rows().stream().allMatch(row -> window.contains(row.event().createdAt()));
    }

    private static boolean repeatsTheEndOf(LogPage before, LogPage after) {
        var end = Entry.identities(Entry.of(before, 0));
        var start = Entry.identities(Entry.of(after, 0));
        for (var rows = 1; rows <= Math.min(end.size(), start.size()); rows++) {
            if (end.subList(end.size() - rows, end.size()).equals(start.subList(0, rows))) {
                return true;
            }
        }
        return false;
    }

    /// What a full page holds: as the reply says, or as it does where it says otherwise (hazard
    /// 5); without a total a first page that may be a full one is taken for one.
    private static int effectiveSize(LogPage page) {
        var received = page.received();
        var more = page.total() < 0 ? received >= SHORTEST_FULL_PAGE : page.total() > received;
        return received > 0 && received < page.pageSize() && more ? received : Math.max(1, page.pageSize());
    }
}
